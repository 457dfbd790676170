import { type RawBuilder, sql } from "kysely";
import type { RecomputeScope } from "../metric.ts";

/** Every sale and refund of the events: what it is, its currency, time, block and amounts. */
export function moneyFacts({ schema, keys }: RecomputeScope): RawBuilder<unknown> {
  return sql`
    select event as event_id, currency, "timestamp" as time, "block" as block,
      kind = 'PRIMARY' as is_primary, kind = 'SECONDARY' as is_resale, false as is_refund,
      price, royalty, fee, proceeds
    from ${sql.id(schema, "sale")} where event = any(${keys}::bytea[])
    union all
    select event, refund_currency, "timestamp", "block", false, false, true, refund_amount, 0, 0, 0
    from ${sql.id(schema, "ticket_status_change")}
    where event = any(${keys}::bytea[]) and status = 'REFUNDED'
      and refund_currency is not null and refund_amount is not null`;
}

/** Sum of `column` over the facts for which `condition` holds; 0 when there are none. */
export function sumWhere(column: string, condition: string): RawBuilder<unknown> {
  return sql`coalesce(sum(${sql.id(column)}) filter (where ${sql.id(condition)}), 0)`;
}
