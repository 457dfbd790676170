import { type RawBuilder, sql } from "kysely";
import type { RecomputeScope } from "../metric.ts";
import { ticketsWhere } from "./money-facts.sql.ts";

export const SALES_VALUES = [
  "primary_count",
  "complimentary_count",
  "unpriced_primary_count",
  "refund_count",
  "resale_count",
  "unpriced_resale_count",
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
  const isResoldUnknown = sql`coalesce(unnumbered_resale_count, 0) > 0`;
  return sql`
    select known.event as event_id,
      coalesce(primary_count, 0) as primary_count,
      coalesce(complimentary_count, 0) as complimentary_count,
      coalesce(unpriced_primary_count, 0) as unpriced_primary_count,
      coalesce(refund_count, 0) as refund_count,
      coalesce(resale_count, 0) as resale_count,
      coalesce(unpriced_resale_count, 0) as unpriced_resale_count,
      case when not ${isResoldUnknown} then coalesce(resold_ticket_count, 0) end as resold_ticket_count,
      coalesce(checked_in_count, 0) + coalesce(used_count, 0) as checked_in_count,
      coalesce(primary_buyer_count, 0) as primary_buyer_count,
      coalesce(resale_buyer_count, 0) as resale_buyer_count,
      case when not ${isResoldUnknown} then metrics.ratio(resold_paid_count, primary_count) end as resale_share,
      case when coalesce(primary_count, 0) = 0 then 'NO_SALES'
        when ${isResoldUnknown} then 'TICKETS_UNNUMBERED' end as resale_share_reason,
      to_timestamp(first_sale::double precision) as first_sale_at,
      to_timestamp(last_sale::double precision) as last_sale_at,
      greatest(sold.block, changed.block, used.block, published.block)::bigint as as_of_block,
      to_timestamp(greatest(last_sale, changed.time, used.time, published.time)::double precision) as as_of_time
    from unnest(${scope.keys}::bytea[]) as known (event)
    left join (${perTicket(scope)}) sold on sold.event = known.event
    left join (${perBuyer(scope)}) bought on bought.event = known.event
    left join (${perStatusChange(scope)}) changed on changed.event = known.event
    left join (${perUse(scope)}) used on used.event = known.event
    left join (${perEventChange(scope)}) published on published.event = known.event
    where coalesce(sold.event, changed.event, used.event, published.event) is not null`;
}

/** Tickets without a number of their own have no `ticket`: they are one group. */
function perTicket({ schema, keys }: RecomputeScope): RawBuilder<unknown> {
  return sql`
    select event, sum(paid) as primary_count, sum(free) as complimentary_count,
      sum(unpriced_paid) as unpriced_primary_count,
      sum(resales) as resale_count, sum(unpriced_resales) as unpriced_resale_count,
      count(*) filter (where resales > 0) as resold_ticket_count,
      count(*) filter (where resales > 0 and paid > 0) as resold_paid_count,
      sum(resales) filter (where ticket is null) as unnumbered_resale_count,
      min(first_sale) as first_sale, max(last_sale) as last_sale, max(block) as block
    from (
      select event, ticket,
        ${ticketsWhere(sql`kind = 'PRIMARY' and price is distinct from 0`)} as paid,
        ${ticketsWhere(sql`kind = 'PRIMARY' and price is null`)} as unpriced_paid,
        ${ticketsWhere(sql`kind = 'PRIMARY' and price = 0`)} as free,
        ${ticketsWhere(sql`kind = 'SECONDARY'`)} as resales,
        ${ticketsWhere(sql`kind = 'SECONDARY' and price is null`)} as unpriced_resales,
        min("timestamp") as first_sale, max("timestamp") as last_sale, max("block") as block
      from ${sql.id(schema, "sale")} where event = any(${keys}::bytea[]) group by event, ticket
    ) ticket group by event`;
}

function perBuyer({ schema, keys }: RecomputeScope): RawBuilder<unknown> {
  return sql`
    select event, count(*) filter (where is_primary) as primary_buyer_count,
      count(*) filter (where is_resale) as resale_buyer_count
    from (
      select event, buyer, bool_or(kind = 'PRIMARY' and price is distinct from 0) as is_primary,
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

/** Tickets without a number of their own, used at the door. */
function perUse({ schema, keys }: RecomputeScope): RawBuilder<unknown> {
  return sql`
    select event, sum(quantity) as used_count, max("block") as block, max("timestamp") as time
    from ${sql.id(schema, "holding_use")} where event = any(${keys}::bytea[]) group by event`;
}

function perEventChange({ schema, keys }: RecomputeScope): RawBuilder<unknown> {
  return sql`
    select event, max("block") as block, max("timestamp") as time
    from ${sql.id(schema, "event_change")} where event = any(${keys}::bytea[]) group by event`;
}
