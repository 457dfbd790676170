import { type RawBuilder, sql } from "kysely";
import type { RecomputeScope } from "../metric.ts";

export const SALES_VALUES = [
  "primary_count",
  "complimentary_count",
  "refund_count",
  "resale_count",
  "resold_ticket_count",
  "checked_in_count",
  "primary_buyer_count",
  "resale_buyer_count",
  "resale_share",
  "resale_share_reason",
  "first_sale_at",
  "last_sale_at",
  "as_of_block",
  "as_of_time",
];

/** One row per event that was published or has facts. */
export function salesRows(scope: RecomputeScope): RawBuilder<unknown> {
  return sql`
    select known.event as event_id,
      coalesce(primary_count, 0) as primary_count,
      coalesce(complimentary_count, 0) as complimentary_count,
      coalesce(refund_count, 0) as refund_count,
      coalesce(resale_count, 0) as resale_count,
      coalesce(resold_ticket_count, 0) as resold_ticket_count,
      coalesce(checked_in_count, 0) as checked_in_count,
      coalesce(primary_buyer_count, 0) as primary_buyer_count,
      coalesce(resale_buyer_count, 0) as resale_buyer_count,
      metrics.ratio(resold_paid_count, primary_count) as resale_share,
      case when coalesce(primary_count, 0) = 0 then 'NO_SALES' end as resale_share_reason,
      to_timestamp(first_sale::double precision) as first_sale_at,
      to_timestamp(last_sale::double precision) as last_sale_at,
      greatest(sold.block, changed.block, published.block)::bigint as as_of_block,
      to_timestamp(greatest(last_sale, changed.time, published.time)::double precision) as as_of_time
    from unnest(${scope.keys}::bytea[]) as known (event)
    left join (${perTicket(scope)}) sold on sold.event = known.event
    left join (${perBuyer(scope)}) bought on bought.event = known.event
    left join (${perStatusChange(scope)}) changed on changed.event = known.event
    left join (${perEventChange(scope)}) published on published.event = known.event
    where coalesce(sold.event, changed.event, published.event) is not null`;
}

function perTicket({ schema, keys }: RecomputeScope): RawBuilder<unknown> {
  return sql`
    select event, sum(paid)::bigint as primary_count, sum(free)::bigint as complimentary_count,
      sum(resales)::bigint as resale_count, count(*) filter (where resales > 0) as resold_ticket_count,
      count(*) filter (where resales > 0 and paid > 0) as resold_paid_count,
      min(first_sale) as first_sale, max(last_sale) as last_sale, max(block) as block
    from (
      select event, ticket, count(*) filter (where kind = 'PRIMARY' and price > 0) as paid,
        count(*) filter (where kind = 'PRIMARY' and price = 0) as free,
        count(*) filter (where kind = 'SECONDARY') as resales,
        min("timestamp") as first_sale, max("timestamp") as last_sale, max("block") as block
      from ${sql.id(schema, "sale")} where event = any(${keys}::bytea[]) group by event, ticket
    ) ticket group by event`;
}

function perBuyer({ schema, keys }: RecomputeScope): RawBuilder<unknown> {
  return sql`
    select event, count(*) filter (where is_primary) as primary_buyer_count,
      count(*) filter (where is_resale) as resale_buyer_count
    from (
      select event, buyer, bool_or(kind = 'PRIMARY' and price > 0) as is_primary,
        bool_or(kind = 'SECONDARY') as is_resale
      from ${sql.id(schema, "sale")} where event = any(${keys}::bytea[]) group by event, buyer
    ) buyer group by event`;
}

function perStatusChange({ schema, keys }: RecomputeScope): RawBuilder<unknown> {
  return sql`
    select event, count(*) filter (where status = 'REFUNDED') as refund_count,
      count(distinct ticket) filter (where status = 'CHECKED_IN') as checked_in_count,
      max("block") as block, max("timestamp") as time
    from ${sql.id(schema, "ticket_status_change")}
    where event = any(${keys}::bytea[]) and status in ('REFUNDED', 'CHECKED_IN') group by event`;
}

function perEventChange({ schema, keys }: RecomputeScope): RawBuilder<unknown> {
  return sql`
    select event, max("block") as block, max("timestamp") as time
    from ${sql.id(schema, "event_change")} where event = any(${keys}::bytea[]) group by event`;
}
