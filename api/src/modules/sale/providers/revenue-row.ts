import { toHex } from "@facevalue/core";
import { sql } from "kysely";
import type { EventKeyColumns } from "../../../graphql/group-by-event.ts";
import { toMoney } from "../../currency/to-money.ts";

/** Columns that metrics.event_revenue and metrics.tier_revenue have in common. */
export interface RevenueRow extends EventKeyColumns {
  readonly currency: Buffer;
  readonly primary_gross: string;
  readonly primary_fees: string | null;
  readonly refund_gross: string;
  readonly resale_gross: string;
  readonly royalties: string | null;
  readonly marketplace_fees: string | null;
  readonly seller_proceeds: string | null;
  readonly organizer_net: string | null;
  readonly primary_split_unknown_count: string;
  readonly resale_split_unknown_count: string;
}

export type RevenueRecord = ReturnType<typeof toRevenue>;

/** Columns of RevenueRow. */
export const REVENUE_COLUMNS = sql`
  chain_id, event_id, currency, primary_gross, primary_fees, refund_gross, resale_gross, royalties,
  marketplace_fees, seller_proceeds, organizer_net, primary_split_unknown_count, resale_split_unknown_count`;

export function toRevenue(row: RevenueRow) {
  const chainId = Number(row.chain_id);
  const money = (raw: string) => toMoney(chainId, raw, row.currency);
  const moneyOrNull = (raw: string | null) => toMoney(chainId, raw, row.currency);
  const parts = {
    primaryFees: moneyOrNull(row.primary_fees),
    royalties: moneyOrNull(row.royalties),
    marketplaceFees: moneyOrNull(row.marketplace_fees),
    sellerProceeds: moneyOrNull(row.seller_proceeds),
    organizerNet: moneyOrNull(row.organizer_net),
  };
  return {
    currency: { chainId, key: toHex(row.currency) },
    primaryGross: money(row.primary_gross),
    refunds: money(row.refund_gross),
    resaleGross: money(row.resale_gross),
    ...parts,
    primarySplitUnknownCount: BigInt(row.primary_split_unknown_count),
    resaleSplitUnknownCount: BigInt(row.resale_split_unknown_count),
    reason: Object.values(parts).includes(null) ? ("SPLIT_UNKNOWN" as const) : null,
  };
}
