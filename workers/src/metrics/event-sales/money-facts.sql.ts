import { type RawBuilder, sql } from "kysely";
import type { RecomputeScope } from "../metric.ts";

/** Stands in a key for the currency of sales whose price is not known. */
export const NO_CURRENCY = sql`''::bytea`;

/**
 * Every sale and refund of the events: what it is, its currency, time, block, tickets and amounts. A sale without price
 * is in NO_CURRENCY and without amounts.
 */
export function moneyFacts({ schema, keys }: RecomputeScope): RawBuilder<unknown> {
  const isPriced = sql`price is not null and currency is not null`;
  const ifPriced = (column: string) =>
    sql`case when ${isPriced} then ${sql.id(column)} end as ${sql.id(column)}`;
  return sql`
    select event as event_id, case when ${isPriced} then currency else ${NO_CURRENCY} end as currency,
      "timestamp" as time, "block" as block, quantity,
      kind = 'PRIMARY' as is_primary, kind = 'SECONDARY' as is_resale, false as is_refund,
      ${ifPriced("price")}, ${ifPriced("royalty")}, ${ifPriced("fee")}, ${ifPriced("proceeds")}
    from ${sql.id(schema, "sale")} where event = any(${keys}::bytea[])
    union all
    select event, refund_currency, "timestamp", "block", 1, false, false, true, refund_amount, 0, 0, 0
    from ${sql.id(schema, "ticket_status_change")}
    where event = any(${keys}::bytea[]) and status = 'REFUNDED'
      and refund_currency is not null and refund_amount is not null`;
}

/**
 * Sum of `column` over the facts for which `condition` holds and that know it: 0 when there are no such facts, null when
 * none of them knows it.
 */
export function sumWhere(column: string, condition: string): RawBuilder<unknown> {
  const holds = sql.id(condition);
  return sql`case when bool_or(${holds}) then sum(${sql.id(column)}) filter (where ${holds}) else 0 end`;
}

/** Tickets of the facts for which `condition` holds. */
export function ticketsWhere(condition: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`coalesce(sum(quantity) filter (where ${condition}), 0)`;
}

/** Tickets of the sales that do not tell how their price was divided. */
export const SPLIT_UNKNOWN_COUNTS = sql`
  ${ticketsWhere(sql`is_primary and fee is null`)} as primary_split_unknown_count,
  ${ticketsWhere(sql`is_resale and (royalty is null or fee is null or proceeds is null)`)} as resale_split_unknown_count`;
