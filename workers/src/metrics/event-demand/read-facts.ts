import { bytesList, type Decoded, readRows, type Session } from "@facevalue/db";
import { sql } from "kysely";
import { type EventFacts, readEvents } from "../../facts/read-events.ts";
import { readInOrder } from "../../facts/read-in-order.ts";
import { readSales, type SaleFacts } from "../../facts/read-sales.ts";
import { type EventSource, readWhole } from "../../memory/event-memory.ts";
import type { RecomputeScope } from "../metric.ts";

const TIER = { event: "id", id: "id", supply: "amount?" } as const;
const SALE_COLUMNS = [
  "ticket_type",
  "kind",
  "price",
  "quantity",
  "buyer",
  "ticket",
  "time",
  "block",
  "log_index",
] as const;
const LAST_STATUS = {
  event: "id",
  ticket: "id",
  status: "text",
  block: "count",
  log_index: "count",
} as const;
const LISTING = {
  event: "id",
  listing: "id",
  ticket: "id",
  kind: "text",
  time: "count",
  block: "count",
  log_index: "count",
  id: "id",
} as const;
const PLACE = { event: "id", time: "count", block: "count" } as const;

export type TierFacts = Decoded<typeof TIER>;
export type DemandSale = SaleFacts<(typeof SALE_COLUMNS)[number]>;
/** Tickets of a primary sale that were given back. */
export type Release = Pick<DemandSale, "ticket_type" | "kind" | "price" | "quantity">;
type LastStatus = Decoded<typeof LAST_STATUS>;
export type ListingStep = Decoded<typeof LISTING>;
/** Newest of other facts that count. */
export type LastFact = Decoded<typeof PLACE>;

export function isPrimary({ kind }: Pick<DemandSale, "kind">): boolean {
  return kind === "PRIMARY";
}

/** Whether it is known to be free of charge. */
export function isFree({ price }: Pick<DemandSale, "price">): boolean {
  return price === 0n;
}

/** All that the demand of one event is worked out from; lists in the order of the chain. */
export interface DemandFacts {
  readonly event: EventFacts | null;
  readonly tiers: readonly TierFacts[];
  readonly sales: readonly DemandSale[];
  readonly releases: readonly Release[];
  readonly listingSteps: readonly ListingStep[];
  readonly lastFacts: readonly LastFact[];
}

/** The facts of the scope's events, by event. */
export async function readFacts(session: Session, scope: RecomputeScope): Promise<Map<string, DemandFacts>> {
  const events = await readEvents(session, scope);
  const tiers = Map.groupBy(await readTiers(session, scope), ({ event }) => event);
  const sales = await readSales(session, scope, SALE_COLUMNS);
  const lastStatuses = Map.groupBy(await readLastStatuses(session, scope), ({ event }) => event);
  const steps = await readListingSteps(session, scope);
  const lastFacts = Map.groupBy(await readLastFacts(session, scope), ({ event }) => event);
  return new Map(
    scope.keys.map((key) => {
      const id = key.toString("latin1");
      const facts = {
        event: events.get(id) ?? null,
        tiers: tiers.get(id) ?? [],
        sales: sales.get(id) ?? [],
        releases: findReleases(sales.get(id) ?? [], lastStatuses.get(id) ?? []),
        listingSteps: steps.get(id) ?? [],
        lastFacts: lastFacts.get(id) ?? [],
      };
      return [id, facts];
    }),
  );
}

async function readTiers(session: Session, { schema, keys }: RecomputeScope): Promise<TierFacts[]> {
  const query = sql`
    select event, id, supply from ${sql.id(schema, "ticket_type")}
    where event = any(${bytesList(keys)}) and upper_inf(block_range)`;
  return await readRows(session, query, TIER);
}

/** The last word on each ticket that was ever refunded or voided. */
async function readLastStatuses(session: Session, { schema, keys }: RecomputeScope): Promise<LastStatus[]> {
  const change = sql.id(schema, "ticket_status_change");
  const isOfEvents = sql`event = any(${bytesList(keys)})`;
  const query = sql`
    select distinct on (event, ticket) event, ticket, status, block$ as block, log_index from ${change}
    where ${isOfEvents} and status in ('REFUNDED', 'VOIDED', 'VALID') and (event, ticket) in (
      select event, ticket from ${change} where ${isOfEvents} and status in ('REFUNDED', 'VOIDED'))
    order by event, ticket, block$ desc, log_index desc`;
  return await readRows(session, query, LAST_STATUS);
}

/** Primary sales whose ticket was refunded or voided afterwards and has not been valid again since. */
function findReleases(sales: readonly DemandSale[], last: readonly LastStatus[]): Release[] {
  const lastOf = new Map(last.map((status) => [status.ticket, status]));
  return sales.filter((sale) => {
    const status = isPrimary(sale) && sale.ticket !== null ? lastOf.get(sale.ticket) : undefined;
    if (status === undefined || status.status === "VALID") return false;
    return status.block > sale.block || (status.block === sale.block && status.log_index > sale.log_index);
  });
}

const STEPS: EventSource<readonly ListingStep[]> = {
  name: "listing step",
  none: [],
  sizeOf: (steps) => steps.length,
  async read(session, { from }, known) {
    const query = sql`
      select event, listing, ticket, kind, "timestamp"::bigint as time, block$ as block, log_index, id
      from ${from("listing_change")}`;
    const added = Map.groupBy(await readInOrder(session, query, LISTING), ({ event }) => event);
    return new Map([...added].map(([event, steps]) => [event, [...(known.get(event) ?? []), ...steps]]));
  },
};

async function readListingSteps(
  session: Session,
  scope: RecomputeScope,
): Promise<ReadonlyMap<string, readonly ListingStep[]>> {
  return await (scope.memory?.read(session, scope, STEPS) ?? readWhole(session, scope, STEPS));
}

async function readLastFacts(session: Session, { schema, keys }: RecomputeScope): Promise<LastFact[]> {
  const columns = sql`event, max("timestamp")::bigint as time, max(block$)::bigint as block`;
  const query = sql`
    select ${columns} from ${sql.id(schema, "event_change")} where event = any(${bytesList(keys)}) group by event
    union all
    select ${columns} from ${sql.id(schema, "ticket_status_change")}
    where event = any(${bytesList(keys)}) and status in ('REFUNDED', 'VOIDED', 'VALID') group by event`;
  return await readRows(session, query, PLACE);
}
