import { toHex } from "@facevalue/core";
import { sql } from "kysely";
import { createListLoader } from "../../../graphql/create-loader.ts";
import { eventKeys } from "../../../graphql/event-keys.ts";
import { type EventKeyColumns, groupByEvent } from "../../../graphql/group-by-event.ts";
import type { Reader } from "../../../graphql/reader.ts";
import { toMoney } from "../../currency/to-money.ts";

interface RevenueRow extends EventKeyColumns {
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

/** Money of events' sales, one entry per currency, the one with most sales first. */
export function createEventRevenueLoader(reader: Reader) {
  return createListLoader<RevenueRecord>(async (refs) => {
    const rows = await reader.read(sql<RevenueRow>`
      with revenue as (
        select r.*, count(*) over (partition by chain_id, event_id) as currency_count
        from ${eventKeys(refs)} join metrics.event_revenue r using (chain_id, event_id)
      )
      select chain_id, event_id, currency, primary_gross, primary_fees, refund_gross, resale_gross, royalties,
        marketplace_fees, seller_proceeds, organizer_net, primary_split_unknown_count,
        resale_split_unknown_count
      from revenue r
      order by case when currency_count > 1 then (
        select sum(b.primary_count + b.resale_count) from metrics.event_sales_bucket b
        where b.chain_id = r.chain_id and b.event_id = r.event_id and b.currency = r.currency) end desc nulls last,
        currency`);
    const groups = groupByEvent(rows);
    return new Map([...groups].map(([key, group]) => [key, group.map(toRevenue)]));
  });
}

function toRevenue(row: RevenueRow) {
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
