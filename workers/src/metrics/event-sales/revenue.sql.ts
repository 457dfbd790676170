import { type RawBuilder, sql } from "kysely";
import type { RecomputeScope } from "../metric.ts";
import { moneyFacts, NO_CURRENCY, SPLIT_UNKNOWN_COUNTS, sumWhere } from "./money-facts.sql.ts";

export const REVENUE_VALUES = [
  "primary_gross",
  "primary_fees",
  "refund_gross",
  "resale_gross",
  "royalties",
  "marketplace_fees",
  "seller_proceeds",
  "organizer_net",
  "primary_split_unknown_count",
  "resale_split_unknown_count",
  "as_of_block",
  "as_of_time",
];

/** One row per event and currency of its priced sales and its refunds, in the currency's smallest unit. */
export function revenueRows(scope: RecomputeScope): RawBuilder<unknown> {
  return sql`
    select total.*,
      case when is_net_known then primary_gross - primary_fees - refund_gross + royalties end as organizer_net
    from (
      select event_id, currency,
        ${sumWhere("price", "is_primary")} as primary_gross,
        ${sumWhere("fee", "is_primary")} as primary_fees,
        ${sumWhere("price", "is_refund")} as refund_gross,
        ${sumWhere("price", "is_resale")} as resale_gross,
        ${sumWhere("royalty", "is_resale")} as royalties,
        ${sumWhere("fee", "is_resale")} as marketplace_fees,
        ${sumWhere("proceeds", "is_resale")} as seller_proceeds,
        ${SPLIT_UNKNOWN_COUNTS},
        bool_and((not is_primary or fee is not null) and (not is_resale or royalty is not null)) as is_net_known,
        max(block)::bigint as as_of_block,
        to_timestamp(max(time)::double precision) as as_of_time
      from (${moneyFacts(scope)}) fact where currency <> ${NO_CURRENCY} group by event_id, currency
    ) total`;
}
