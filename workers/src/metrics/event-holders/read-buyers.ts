import { bytesList, readRows, type Session } from "@facevalue/db";
import { type RawBuilder, sql } from "kysely";
import type { RecomputeScope } from "../metric.ts";

export const BUYER_COUNTS = {
  event: "id",
  buyers: "count",
  returning: "count?",
  network_returning: "count",
} as const;

/** Wallets that bought from the organizer of an event, for money. */
export interface BuyerCounts {
  readonly buyers: number;
  /** Of them, those that bought from the same organizer before; null when nobody knows the organizer. */
  readonly returning: number | null;
  /** Of them, those that bought anything on the network before. */
  readonly networkReturning: number;
}

/** Block and log as one number, which sorts like the two. */
const PLACE = sql`(sale.block$::bigint << 32) + log_index`;
/** What was bought; what is known to be free of charge was not. */
const IS_PURCHASE = sql`price is distinct from 0`;
/** From so many events on, their buyers are most there are: all sales are read once, in place of each buyer's. */
const FEWEST_SCANNED = 100;

/** The buyers of the scope's events, counted by event. */
export async function readBuyers(
  session: Session,
  scope: RecomputeScope,
): Promise<(event: string) => BuyerCounts> {
  const query = scope.keys.length < FEWEST_SCANNED ? countByBuyer(scope) : countAtOnce(scope);
  const rows = await readRows(session, query, BUYER_COUNTS);
  const counts = new Map(rows.map((row) => [row.event, row]));
  return (event) => {
    const row = counts.get(event);
    return {
      buyers: row?.buyers ?? 0,
      returning: row === undefined ? null : row.returning,
      networkReturning: row?.network_returning ?? 0,
    };
  };
}

/**
 * A buyer's earlier purchases are read once, by the index on accounts, in place of being looked for by each figure; what came
 * later is not read. An organizer's events are those among them: it may have had any number of others.
 */
export function countByBuyer({ schema, keys }: RecomputeScope): RawBuilder<unknown> {
  const table = (name: string) => sql.id(schema, name);
  return sql`
    with ${ownAndAsked(table, keys)}, earlier as materialized (${earlierPurchases(table)}
    ), other as materialized (${eventsBefore(table)}
    ), known as (
      select earlier.event, earlier.buyer, bool_or(other.organizer = asked.organizer
        and other.published_at_block <= first_place >> 32) as is_returning
      from earlier join asked using (event) left join other on other.id = earlier.primary_event
      group by earlier.event, earlier.buyer
    )
    ${COUNTS}`;
}

/**
 * The same from two tables of first times: of each buyer's purchases, and of those at each organizer's events, which count from their own
 * place and that of the event's publication on, whichever is later.
 */
export function countAtOnce({ schema, keys }: RecomputeScope): RawBuilder<unknown> {
  const table = (name: string) => sql.id(schema, name);
  return sql`
    with ${ownAndAsked(table, keys)}, bought as materialized (
      select buyer, counted.organizer, min(${PLACE}) as place,
        min(greatest(${PLACE} + 1, counted.published_at_block::bigint << 32)) as from_place
      from ${table("sale")} sale left join (
        select event.id, event.organizer, event.published_at_block from ${table("event")} event ${CONTRACT(table)}
        where upper_inf(event.block_range) and ${IS_COUNTED} and event.published_at_block is not null
      ) counted on counted.id = sale.event and sale.kind = 'PRIMARY'
      where ${IS_PURCHASE} group by buyer, counted.organizer
    ), first_purchase as (
      select buyer, min(place) as place from bought group by buyer
    ), known as (
      select own.event, own.buyer, coalesce(first_time.from_place <= first_place, false) as is_returning
      from own join asked using (event) join first_purchase on first_purchase.buyer = own.buyer and first_purchase.place < first_place
      left join bought first_time on first_time.buyer = own.buyer and first_time.organizer = asked.organizer
    )
    ${COUNTS}`;
}

type Tables = (name: string) => RawBuilder<unknown>;

/** First purchase of each buyer of an event, and the events' organizers. */
function ownAndAsked(table: Tables, keys: readonly Buffer[]): RawBuilder<unknown> {
  return sql`own as materialized (
      select event, buyer, min(${PLACE}) as first_place from ${table("sale")} sale
      where event = any(${bytesList(keys)}) and kind = 'PRIMARY' and ${IS_PURCHASE} group by event, buyer
    ), asked as materialized (
      select asked.event, organizer from unnest(${bytesList(keys)}) as asked (event)
      left join ${table("event")} e on e.id = asked.event and upper_inf(e.block_range)
    )`;
}

/** From `known`: which buyers of the events had bought before, on the network and from the same organizer. */
const COUNTS = sql`
    select event, coalesce(bought.buyers, 0) as buyers, coalesce(before.buyers, 0) as network_returning,
      case when organizer is not null then coalesce(before.returning_buyers, 0) end as returning
    from asked
    left join (select event, count(*) as buyers from own group by event) bought using (event)
    left join (
      select event, count(*) as buyers, count(*) filter (where is_returning) as returning_buyers from known group by event
    ) before using (event)`;

const CONTRACT = (table: Tables) => sql`
    left join ${table("ticket_contract")} contract on contract.id = event.contract and upper_inf(contract.block_range)`;
/**
 * Locks of a network file are left out: their organizer may be told after their sales, which would change what came before.
 */
const IS_COUNTED = sql`not coalesce(contract.family = 'UNLOCK' and contract.factory is null, false)`;

/** With the event of each if it was a primary one. The offset keeps Postgres from reading all sales, whose index it underrates. */
function earlierPurchases(table: Tables): RawBuilder<unknown> {
  return sql`
    select own.event, own.buyer, own.first_place, before.primary_event
    from own cross join lateral (
      select case when kind = 'PRIMARY' then sale.event end as primary_event from ${table("sale")} sale
      where substring(sale.buyer, 1, 64) = own.buyer and ${IS_PURCHASE}
        and block$ <= own.first_place >> 32 and ${PLACE} < own.first_place offset 0
    ) before`;
}

/** The events of those purchases. */
function eventsBefore(table: Tables): RawBuilder<unknown> {
  return sql`
    select event.id, event.organizer, event.published_at_block
    from (select distinct primary_event from earlier) before
    join ${table("event")} event on event.id = before.primary_event and upper_inf(event.block_range)${CONTRACT(table)}
    where ${IS_COUNTED}`;
}
