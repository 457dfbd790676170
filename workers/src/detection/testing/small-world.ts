import type {
  MadeEvent,
  MadeFacts,
  MadeFunding,
  MadeListing,
  MadeSale,
  MadeStatus,
  MadeTransfer,
} from "./facts-builder.ts";

const DAY = 86_400;
const FAN_COUNT = 60;
const BOT_COUNT = 6;
const FACE = 5000n;
const CITIES = ["Berlin", "Lyon", "Osaka"];

export const BOTS: readonly string[] = Array.from({ length: BOT_COUNT }, (_, index) => `bot${index}`);
export const FANS: readonly string[] = Array.from({ length: FAN_COUNT }, (_, index) => `fan${index}`);
/** Accounts that serve others. */
export const SERVANTS: readonly string[] = ["organizer", "contract"];

/** What the world does not depend on: where it begins in time, and what one ticket costs. */
export interface WorldDials {
  readonly start?: number;
  /** Every amount times this. */
  readonly money?: bigint;
}

/** Two months of six events: fans who attend, give and sometimes resell at face value, and a boss whose bots resell what they buy. */
export function smallWorld({ start = 1_000_000, money = 1n }: WorldDials = {}): Required<
  Pick<MadeFacts, "events" | "sales" | "transfers" | "listings" | "statuses">
> & {
  funding: MadeFunding[];
} {
  const events = Array.from(
    { length: 6 },
    (_, index): MadeEvent & { onSaleAt: number; startsAt: number } => ({
      event: `event${index}`,
      onSaleAt: start + index * 2 * DAY,
      startsAt: start + (30 + index) * DAY,
      city: CITIES[index % CITIES.length] ?? "Berlin",
      walletLimit: 2n,
      price: FACE * money,
    }),
  );
  const world = { events, ...nothing(), funding: fundingOf(start) };
  for (const [number, event] of events.entries()) {
    for (const [index, fan] of FANS.entries())
      if ((index + number) % 3 === 0) attend(world, { fan, index, event, money });
    for (const [index, bot] of BOTS.entries()) scalp(world, { bot, index, event, money });
  }
  return world;
}

interface World {
  sales: MadeSale[];
  transfers: MadeTransfer[];
  listings: MadeListing[];
  statuses: MadeStatus[];
}
type Event = MadeEvent & { onSaleAt: number; startsAt: number };

function nothing(): World {
  return { sales: [], transfers: [], listings: [], statuses: [] };
}

/** The boss pays its bots within an hour; nobody else is seen to be paid. */
function fundingOf(start: number): MadeFunding[] {
  return BOTS.map((bot, index) => ({ time: start - DAY + index * 600, from: "boss", to: bot }));
}

function attend(
  { sales, transfers, listings, statuses }: World,
  { fan, index, event, money }: { fan: string; index: number; event: Event; money: bigint },
): void {
  const ticket = `${event.event} ${fan}`;
  const time = event.onSaleAt + 300 + index * 997;
  const paid = { price: FACE * money, faceValue: FACE * money };
  sales.push({ kind: "PRIMARY", event: event.event, ticket, buyer: fan, time, nonce: 20 + index, ...paid });
  const peer = `friend${index % 7}`;
  if (index % 10 === 1) {
    transfers.push({ kind: "GIFT", ticket, from: fan, to: peer, time: time + 5 * DAY });
    statuses.push({ kind: "CHECKED_IN", event: event.event, ticket, holder: peer, time: event.startsAt });
  } else if (index % 10 === 2) {
    const listed = { listing: ticket, event: event.event, ticket, seller: fan, price: FACE * money };
    listings.push({ kind: "LISTED", time: time + 10 * DAY, ...listed });
    const sold = { buyer: `late${index}`, seller: fan, ...paid, proceeds: FACE * money };
    sales.push({ kind: "SECONDARY", event: event.event, ticket, time: time + 12 * DAY, ...sold });
  } else {
    statuses.push({
      kind: "CHECKED_IN",
      event: event.event,
      ticket,
      holder: fan,
      time: event.startsAt - 60 + index,
    });
  }
}

function scalp(
  { sales, listings }: World,
  { bot, index, event, money }: { bot: string; index: number; event: Event; money: bigint },
): void {
  for (const seat of [0, 1]) {
    const ticket = `${event.event} ${bot} ${seat}`;
    const time = event.onSaleAt + 2 + index;
    const paid = { price: FACE * money, faceValue: FACE * money };
    sales.push({ kind: "PRIMARY", event: event.event, ticket, buyer: bot, time, nonce: index % 3, ...paid });
    const price = 9000n * money;
    listings.push({
      kind: "LISTED",
      listing: ticket,
      event: event.event,
      ticket,
      seller: bot,
      price,
      time: time + 7200,
    });
    const sale = {
      buyer: `guest${index}${event.event}${seat}`,
      seller: bot,
      payee: "boss",
      price,
      faceValue: FACE * money,
    };
    const at = time + 9 * DAY + seat * 5000;
    sales.push({ kind: "SECONDARY", event: event.event, ticket, time: at, ...sale, proceeds: 8500n * money });
  }
}
