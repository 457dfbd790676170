import { bytesList, type Decoded, readRows, type Session } from "@facevalue/db";
import { sql } from "kysely";
import { type EventFacts, readEvents } from "../../facts/read-events.ts";
import { readInOrder } from "../../facts/read-in-order.ts";
import type { RecomputeScope } from "../metric.ts";

const TIER = { event: "id", id: "id", supply: "amount?" } as const;
const SALE = {
  event: "id",
  ticket_type: "id?",
  is_primary: "flag",
  is_free: "flag",
  quantity: "amount",
  buyer: "id",
  ticket: "id?",
  time: "count",
  block: "count",
  log_index: "count",
  id: "id",
} as const;
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
export type DemandSale = Decoded<typeof SALE>;
/** Tickets of a primary sale that were given back. */
export type Release = Pick<DemandSale, "ticket_type" | "is_free" | "quantity">;
type LastStatus = Decoded<typeof LAST_STATUS>;
export type ListingStep = Decoded<typeof LISTING>;
/** Newest of other facts that count. */
export type LastFact = Decoded<typeof PLACE>;

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
  const sales = Map.groupBy(await readSales(session, scope), ({ event }) => event);
  const lastStatuses = Map.groupBy(await readLastStatuses(session, scope), ({ event }) => event);
  const steps = Map.groupBy(await readListingSteps(session, scope), ({ event }) => event);
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

async function readSales(session: Session, { schema, keys }: RecomputeScope): Promise<DemandSale[]> {
  const query = sql`
    select event, ticket_type, kind = 'PRIMARY' as is_primary, coalesce(price = 0, false) as is_free, quantity, buyer,
      ticket, "timestamp"::bigint as time, block$ as block, log_index, id
    from ${sql.id(schema, "sale")} where event = any(${bytesList(keys)})`;
  return await readInOrder(session, query, SALE);
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
    const status = sale.is_primary && sale.ticket !== null ? lastOf.get(sale.ticket) : undefined;
    if (status === undefined || status.status === "VALID") return false;
    return status.block > sale.block || (status.block === sale.block && status.log_index > sale.log_index);
  });
}

async function readListingSteps(session: Session, { schema, keys }: RecomputeScope): Promise<ListingStep[]> {
  const query = sql`
    select event, listing, ticket, kind, "timestamp"::bigint as time, block$ as block, log_index, id
    from ${sql.id(schema, "listing_change")} where event = any(${bytesList(keys)})`;
  return await readInOrder(session, query, LISTING);
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
