import { bytesList, readRows, type Session } from "@facevalue/db";
import { type RawBuilder, sql } from "kysely";
import type { RecomputeScope } from "../metric.ts";

const SHAPE = { event: "id", buyers: "count", returning: "count?", network_returning: "count" } as const;

/** Wallets that bought from the organizer of an event, for money. */
export interface BuyerCounts {
  readonly buyers: number;
  /** Of them, those that bought from the same organizer before; null when nobody knows the organizer. */
  readonly returning: number | null;
  /** Of them, those that bought anything on the network before. */
  readonly networkReturning: number;
}

/** Block and log as one number, which sorts like the two. */
const PLACE = sql`(block$::bigint << 32) + log_index`;
/** What was bought; what is known to be free of charge was not. */
const IS_PURCHASE = sql`price is distinct from 0`;

/** The buyers of the scope's events, counted by event. */
export async function readBuyers(
  session: Session,
  scope: RecomputeScope,
): Promise<(event: string) => BuyerCounts> {
  const rows = await readRows(session, buyerCounts(scope), SHAPE);
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
function buyerCounts({ schema, keys }: RecomputeScope): RawBuilder<unknown> {
  const table = (name: string) => sql.id(schema, name);
  return sql`
    with own as materialized (
      select event, buyer, min(${PLACE}) as first_place from ${table("sale")}
      where event = any(${bytesList(keys)}) and kind = 'PRIMARY' and ${IS_PURCHASE} group by event, buyer
    ), asked as materialized (
      select asked.event, organizer from unnest(${bytesList(keys)}) as asked (event)
      left join ${table("event")} e on e.id = asked.event and upper_inf(e.block_range)
    ), earlier as materialized (${earlierPurchases(table)}
    ), other as materialized (${eventsBefore(table)}
    ), known as (
      select earlier.event, earlier.buyer, bool_or(other.organizer = asked.organizer
        and other.published_at_block <= first_place >> 32) as is_returning
      from earlier join asked using (event) left join other on other.id = earlier.primary_event
      group by earlier.event, earlier.buyer
    )
    select event, coalesce(bought.buyers, 0) as buyers, coalesce(before.buyers, 0) as network_returning,
      case when organizer is not null then coalesce(before.returning_buyers, 0) end as returning
    from asked
    left join (select event, count(*) as buyers from own group by event) bought using (event)
    left join (
      select event, count(*) as buyers, count(*) filter (where is_returning) as returning_buyers from known group by event
    ) before using (event)`;
}

/** With the event of each if it was a primary one. The offset keeps Postgres from reading all sales, whose index it underrates. */
function earlierPurchases(table: (name: string) => RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select own.event, own.buyer, own.first_place, before.primary_event
    from own cross join lateral (
      select case when kind = 'PRIMARY' then sale.event end as primary_event from ${table("sale")} sale
      where substring(sale.buyer, 1, 64) = own.buyer and ${IS_PURCHASE}
        and block$ <= own.first_place >> 32 and ${PLACE} < own.first_place offset 0
    ) before`;
}

/**
 * The events of those purchases. Locks of a network file are left out: their organizer may be told after their sales,
 * which would change what came before.
 */
function eventsBefore(table: (name: string) => RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select event.id, event.organizer, event.published_at_block
    from (select distinct primary_event from earlier) before
    join ${table("event")} event on event.id = before.primary_event and upper_inf(event.block_range)
    left join ${table("ticket_contract")} contract on contract.id = event.contract and upper_inf(contract.block_range)
    where not coalesce(contract.family = 'UNLOCK' and contract.factory is null, false)`;
}
