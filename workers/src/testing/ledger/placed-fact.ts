import type {
  BidFact,
  ChainBlock,
  ChainFact,
  EventFact,
  ListingFact,
  SaleFact,
  StatusFact,
  UseFact,
} from "../chain-fact.ts";

/** A fact with its block, the block's time and its position in it. */
export type Placed<Fact extends ChainFact> = Fact & {
  readonly block: number;
  readonly time: number;
  readonly order: number;
};

/** What happened to one event. */
export interface EventHistory {
  readonly event: string;
  readonly changes: readonly Placed<EventFact>[];
  readonly sales: readonly Placed<SaleFact>[];
  readonly statuses: readonly Placed<StatusFact>[];
  readonly uses: readonly Placed<UseFact>[];
  readonly listings: readonly Placed<ListingFact>[];
  readonly bids: readonly Placed<BidFact>[];
}

/** Every fact with its place. */
export function placedFacts(blocks: readonly ChainBlock[]): Placed<ChainFact>[] {
  return blocks.flatMap(({ number, time, facts }) =>
    facts.map((fact, order) => ({ ...fact, block: number, time, order })),
  );
}

/** The chain's facts by event; facts of no known event are in none. */
export function eventHistories(blocks: readonly ChainBlock[]): EventHistory[] {
  const facts = placedFacts(blocks).filter((fact) => "event" in fact);
  const events = new Set(facts.map(({ event }) => event).filter((event) => event !== null));
  return [...events].map((event) => {
    const own = facts.filter((fact) => fact.event === event);
    return {
      event,
      changes: own.filter((fact) => fact.type === "event"),
      sales: own.filter((fact) => fact.type === "sale"),
      statuses: own.filter((fact) => fact.type === "status"),
      uses: own.filter((fact) => fact.type === "use"),
      listings: own.filter((fact) => fact.type === "listing"),
      bids: own.filter((fact) => fact.type === "bid"),
    };
  });
}

/** Groups in order of first appearance. */
export function groupBy<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
): Map<string, [Item, ...Item[]]> {
  const groups = new Map<string, [Item, ...Item[]]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}

/** Greatest block as text. */
export function lastBlock(facts: readonly { readonly block: number }[]): string {
  return String(Math.max(...facts.map(({ block }) => block)));
}

export function lastTime(facts: readonly { readonly time: number }[]): string {
  return String(Math.max(...facts.map(({ time }) => time)));
}

export function count<Item>(items: readonly Item[], isCounted: (item: Item) => boolean): string {
  return String(items.filter(isCounted).length);
}

/** Tickets of the facts that count, as text. */
export function tickets<Item extends { readonly quantity: bigint }>(
  items: readonly Item[],
  isCounted: (item: Item) => boolean = () => true,
): string {
  return String(items.filter(isCounted).reduce((sum, { quantity }) => sum + quantity, 0n));
}
