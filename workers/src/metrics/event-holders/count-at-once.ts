import { bytesList } from "@facevalue/db";
import { type RawBuilder, sql } from "kysely";
import type { RecomputeScope } from "../metric.ts";
import { IS_PURCHASE, isCounted, PLACE } from "./purchase.sql.ts";

export const BUYER_COUNTS = {
  event: "id",
  buyers: "count",
  returning: "count?",
  network_returning: "count",
} as const;

/**
 * Buyers of many events, counted by event, from two tables of first times: of each buyer's purchases, and of those at each organizer's events,
 * which count from their own place and that of the event's publication on, whichever is later.
 */
export function countAtOnce({ schema, keys }: Pick<RecomputeScope, "schema" | "keys">): RawBuilder<unknown> {
  const table = (name: string) => sql.id(schema, name);
  return sql`
    with own as materialized (
      select event, buyer, min(${PLACE}) as first_place from ${table("sale")} sale
      where event = any(${bytesList(keys)}) and kind = 'PRIMARY' and ${IS_PURCHASE} group by event, buyer
    ), asked as materialized (
      select asked.event, organizer from unnest(${bytesList(keys)}) as asked (event)
      left join ${table("event")} e on e.id = asked.event and upper_inf(e.block_range)
    ), bought as materialized (
      select buyer, counted.organizer, min(${PLACE}) as place,
        min(greatest(${PLACE} + 1, counted.published_at_block::bigint << 32)) as from_place
      from ${table("sale")} sale left join (
        select event.id, event.organizer, event.published_at_block from ${table("event")} event
        where upper_inf(event.block_range) and ${isCounted(schema)} and event.published_at_block is not null
      ) counted on counted.id = sale.event and sale.kind = 'PRIMARY'
      where ${IS_PURCHASE} group by buyer, counted.organizer
    ), first_purchase as (
      select buyer, min(place) as place from bought group by buyer
    ), known as (
      select own.event, own.buyer, coalesce(first_time.from_place <= first_place, false) as is_returning
      from own join asked using (event) join first_purchase on first_purchase.buyer = own.buyer and first_purchase.place < first_place
      left join bought first_time on first_time.buyer = own.buyer and first_time.organizer = asked.organizer
    )
    select event, coalesce(bought.buyers, 0) as buyers, coalesce(before.buyers, 0) as network_returning,
      case when organizer is not null then coalesce(before.returning_buyers, 0) end as returning
    from asked
    left join (select event, count(*) as buyers from own group by event) bought using (event)
    left join (
      select event, count(*) as buyers, count(*) filter (where is_returning) as returning_buyers from known group by event
    ) before using (event)`;
}
