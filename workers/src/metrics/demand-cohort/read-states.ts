import {
  DAY_SECONDS,
  type DemandFigure,
  type DemandState,
  type MarketBucket,
  type NullReason,
  windowStart,
} from "@facevalue/core";
import { bytesList, type Decoded, readRows, type Session } from "@facevalue/db";
import { type RawBuilder, sql } from "kysely";
import type { RecomputeScope } from "../metric.ts";

/** After the year 9999 nothing takes place. */
const LATEST = 253_402_300_799n;

const EVENT = {
  event_id: "id",
  category: "text?",
  capacity: "amount?",
  is_cancelled: "flag",
  starts_at: "amount?",
  on_sale_at: "count?",
  velocity: "decimal",
  velocity_at: "count?",
  sell_through: "decimal?",
  sell_through_reason: "text?",
  open_listing_count: "count",
} as const;
const BOOK = {
  event_id: "id",
  get_in_premium: "decimal?",
  get_in_premium_reason: "text?",
  ask_ticket_count: "amount",
  bid_ticket_count: "amount",
} as const;
const BUCKET = {
  event_id: "id",
  bucket_start: "count",
  sold_count: "amount",
  resold_count: "amount",
  open_before: "count",
  open_after: "count",
  open_seconds: "amount",
} as const;

/** The network's events on sale, as the metrics last stored them. */
export interface NetworkStates {
  readonly states: readonly DemandState[];
  readonly asOf: Newest | null;
}

/** Unix seconds and block of the newest fact among all published events. */
interface Newest {
  readonly time: number;
  readonly block: number;
}

export async function readStates(session: Session, scope: RecomputeScope): Promise<NetworkStates> {
  const asOf = await readNewest(session, scope);
  if (asOf === null) return { states: [], asOf };
  const events = await readEvents(session, scope, asOf.time);
  if (events.length === 0) return { states: [], asOf };
  const ids = events.map(({ event_id }) => Buffer.from(event_id, "latin1"));
  const books = new Map((await readBooks(session, scope, ids)).map((book) => [book.event_id, book]));
  const buckets = Map.groupBy(await readBuckets(session, scope, asOf.time), ({ event_id }) => event_id);
  const states = events.map((event) =>
    stateOf(event, books.get(event.event_id), buckets.get(event.event_id) ?? []),
  );
  return { states, asOf };
}

/** Each greatest by its own index, and not over all rows: a network has more events from day to day. */
async function readNewest(session: Session, { schema, chainId }: RecomputeScope): Promise<Newest | null> {
  const newest = (value: RawBuilder<unknown>, column: string) => sql`(
    select ${value} from metrics.event_demand demand
    where chain_id = ${sql.lit(chainId)} and exists (
      select from ${sql.id(schema, "event")} event where event.id = demand.event_id and upper_inf(event.block_range))
    order by ${sql.id("demand", column)} desc limit 1)`;
  const query = sql`
    select ${newest(sql`extract(epoch from as_of_time)::bigint`, "as_of_time")} as time,
      ${newest(sql`as_of_block`, "as_of_block")} as block`;
  const [row] = await readRows(session, query, { time: "count?", block: "count?" });
  if (row === undefined || row.time === null || row.block === null) return null;
  return { time: row.time, block: row.block };
}

type EventRow = Decoded<typeof EVENT>;
type BookRow = Decoded<typeof BOOK>;

/** Those that may be on sale: what is over or not yet on sale stays where it is. */
async function readEvents(
  session: Session,
  { schema, chainId }: RecomputeScope,
  at: number,
): Promise<EventRow[]> {
  const query = sql`
    select demand.event_id, event.category, event.capacity, event.status = 'CANCELLED' as is_cancelled, event.starts_at,
      extract(epoch from on_sale_at)::bigint as on_sale_at, velocity, extract(epoch from velocity_at)::bigint as velocity_at,
      sell_through, sell_through_reason, open_listing_count
    from metrics.event_demand demand
    join ${sql.id(schema, "event")} event on event.id = demand.event_id and upper_inf(event.block_range)
    where demand.chain_id = ${sql.lit(chainId)} and event.status <> 'CANCELLED' and event.starts_at > ${sql.lit(at)}
      and on_sale_at <= to_timestamp(${sql.lit(at)})`;
  return await readRows(session, query, EVENT);
}

/** Of each event the whole book in the currency with the most asks; of equally many the one with the lower id. */
async function readBooks(
  session: Session,
  { chainId }: RecomputeScope,
  ids: readonly Buffer[],
): Promise<BookRow[]> {
  const query = sql`
    select distinct on (event_id) event_id, get_in_premium, get_in_premium_reason,
      ask_ticket_count::numeric as ask_ticket_count, bid_ticket_count
    from metrics.event_order_book
    where chain_id = ${sql.lit(chainId)} and event_id = any(${bytesList(ids)}) and tier_id = ''
    order by event_id, event_order_book.ask_ticket_count desc, currency`;
  return await readRows(session, query, BOOK);
}

async function readBuckets(session: Session, { chainId }: RecomputeScope, at: number) {
  const query = sql`
    select event_id, extract(epoch from bucket_start)::bigint as bucket_start, sold_count, resold_count,
      open_before, open_after, open_seconds::numeric as open_seconds
    from metrics.event_market_bucket bucket
    where chain_id = ${sql.lit(chainId)} and bucket.bucket_start >= to_timestamp(${sql.lit(windowStart(at, DAY_SECONDS))})
    order by event_id, bucket.bucket_start`;
  return await readRows(session, query, BUCKET);
}

function stateOf(
  event: EventRow,
  book: BookRow | undefined,
  rows: readonly Decoded<typeof BUCKET>[],
): DemandState {
  const { starts_at: startsAt } = event;
  return {
    category: event.category,
    capacity: event.capacity,
    isCancelled: event.is_cancelled,
    startsAt: startsAt === null || startsAt <= 0n || startsAt > LATEST ? null : Number(startsAt),
    velocity: { velocity: event.velocity, time: event.velocity_at, onSaleAt: event.on_sale_at },
    sellThrough: figure(event.sell_through, event.sell_through_reason),
    getInPremium: figure(book?.get_in_premium ?? null, book?.get_in_premium_reason ?? null),
    bidTickets: book?.bid_ticket_count ?? 0n,
    askTickets: book?.ask_ticket_count ?? 0n,
    openListings: event.open_listing_count,
    buckets: rows.map(
      (row): MarketBucket => ({
        start: row.bucket_start,
        sold: row.sold_count,
        resold: row.resold_count,
        openBefore: row.open_before,
        openAfter: row.open_after,
        openSeconds: row.open_seconds,
      }),
    ),
  };
}

/** An event without a book has nothing listed. */
function figure(value: bigint | null, reason: string | null): DemandFigure {
  if (value !== null) return { value, reason: null };
  return { value: null, reason: (reason ?? "NOT_LISTED") as NullReason };
}
