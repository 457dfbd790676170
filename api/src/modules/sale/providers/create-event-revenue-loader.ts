import { sql } from "kysely";
import { createListLoader } from "../../../graphql/create-loader.ts";
import { eventKeys } from "../../../graphql/event-keys.ts";
import { groupByEvent } from "../../../graphql/group-by-event.ts";
import type { Reader } from "../../../graphql/reader.ts";
import { REVENUE_COLUMNS, type RevenueRecord, type RevenueRow, toRevenue } from "./revenue-row.ts";

/** Money of events' sales, one entry per currency, the one with most sales first. */
export function createEventRevenueLoader(reader: Reader) {
  return createListLoader<RevenueRecord>(async (refs) => {
    const rows = await reader.read(sql<RevenueRow>`
      with revenue as (
        select r.*, count(*) over (partition by chain_id, event_id) as currency_count
        from ${eventKeys(refs)} join metrics.event_revenue r using (chain_id, event_id)
      )
      select ${REVENUE_COLUMNS}
      from revenue r
      order by case when currency_count > 1 then (
        select sum(b.primary_count + b.resale_count) from metrics.event_sales_bucket b
        where b.chain_id = r.chain_id and b.event_id = r.event_id and b.currency = r.currency) end desc nulls last,
        currency`);
    const groups = groupByEvent(rows);
    return new Map([...groups].map(([key, group]) => [key, group.map(toRevenue)]));
  });
}
