import { type RawBuilder, sql } from "kysely";
import type { RecomputeScope } from "../metric.ts";
import { moneyFacts, SPLIT_UNKNOWN_COUNTS, sumWhere, ticketsWhere } from "./money-facts.sql.ts";

const BUCKET_SECONDS = 900;

export const BUCKET_VALUES = [
  "primary_count",
  "complimentary_count",
  "refund_count",
  "resale_count",
  "primary_gross",
  "primary_fees",
  "refund_gross",
  "resale_gross",
  "royalties",
  "marketplace_fees",
  "primary_split_unknown_count",
  "resale_split_unknown_count",
  "as_of_block",
];

/** One row per event, currency (empty for sales without price) and 15 minutes (UTC) in which it had a sale or a refund. */
export function bucketRows(scope: RecomputeScope): RawBuilder<unknown> {
  return sql`
    select event_id, currency,
      to_timestamp((bucket * ${sql.lit(BUCKET_SECONDS)})::double precision) as bucket_start,
      ${ticketsWhere(sql`is_primary and price is distinct from 0`)} as primary_count,
      ${ticketsWhere(sql`is_primary and price = 0`)} as complimentary_count,
      count(*) filter (where is_refund) as refund_count,
      ${ticketsWhere(sql`is_resale`)} as resale_count,
      ${sumWhere("price", "is_primary")} as primary_gross,
      ${sumWhere("fee", "is_primary")} as primary_fees,
      ${sumWhere("price", "is_refund")} as refund_gross,
      ${sumWhere("price", "is_resale")} as resale_gross,
      ${sumWhere("royalty", "is_resale")} as royalties,
      ${sumWhere("fee", "is_resale")} as marketplace_fees,
      ${SPLIT_UNKNOWN_COUNTS},
      max(block)::bigint as as_of_block
    from (
      select fact.*, div(time, ${sql.lit(BUCKET_SECONDS)}) as bucket from (${moneyFacts(scope)}) fact
    ) dated group by event_id, currency, bucket`;
}
