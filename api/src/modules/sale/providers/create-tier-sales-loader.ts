import { toHex } from "@facevalue/core";
import { sql } from "kysely";
import { createListLoader } from "../../../graphql/create-loader.ts";
import type { EntityRef } from "../../../graphql/entity-ref.ts";
import { eventKeys } from "../../../graphql/event-keys.ts";
import { type EventKeyColumns, groupByEvent } from "../../../graphql/group-by-event.ts";
import type { Reader } from "../../../graphql/reader.ts";
import { REVENUE_COLUMNS, type RevenueRecord, type RevenueRow, toRevenue } from "./revenue-row.ts";

interface TierRow extends EventKeyColumns {
  /** Empty where the tier is not known. */
  readonly ticket_type: Buffer;
  readonly primary_count: string;
  readonly unpriced_primary_count: string;
  readonly complimentary_count: string;
  readonly refund_count: string;
  readonly resale_count: string;
  readonly unpriced_resale_count: string;
  readonly primary_buyer_count: string;
  readonly resale_buyer_count: string;
}

type TierRevenueRow = RevenueRow & Pick<TierRow, "ticket_type">;

export type TierSalesRecord = ReturnType<typeof toTierSales>;

/** Counts and money of events' tiers, largest count first. */
export function createTierSalesLoader(reader: Reader) {
  return createListLoader<TierSalesRecord>(async (refs) => {
    const rows = await reader.read(sql<TierRow>`
      select chain_id, event_id, ticket_type, primary_count, unpriced_primary_count, complimentary_count, refund_count,
        resale_count, unpriced_resale_count, primary_buyer_count, resale_buyer_count
      from ${eventKeys(refs)} join metrics.tier_sales using (chain_id, event_id)
      order by primary_count + resale_count desc, ticket_type`);
    const revenue = await reader.read(sql<TierRevenueRow>`
      select ticket_type, ${REVENUE_COLUMNS}
      from ${eventKeys(refs)} join metrics.tier_revenue using (chain_id, event_id)
      order by primary_gross + resale_gross desc, currency`);
    const money = Map.groupBy(revenue, tierKey);
    const groups = groupByEvent(rows);
    return new Map(
      [...groups].map(([key, own]) => [
        key,
        own.map((row) => toTierSales(row, (money.get(tierKey(row)) ?? []).map(toRevenue))),
      ]),
    );
  });
}

function tierKey({
  chain_id,
  event_id,
  ticket_type,
}: EventKeyColumns & Pick<TierRow, "ticket_type">): string {
  return `${chain_id} ${event_id.toString("hex")} ${ticket_type.toString("hex")}`;
}

function toTierSales(row: TierRow, revenue: readonly RevenueRecord[]) {
  const ticketType: EntityRef | null =
    row.ticket_type.length === 0 ? null : { chainId: Number(row.chain_id), key: toHex(row.ticket_type) };
  return {
    ticketType,
    primaryCount: BigInt(row.primary_count),
    unpricedPrimaryCount: BigInt(row.unpriced_primary_count),
    complimentaryCount: BigInt(row.complimentary_count),
    refundCount: BigInt(row.refund_count),
    resaleCount: BigInt(row.resale_count),
    unpricedResaleCount: BigInt(row.unpriced_resale_count),
    primaryBuyerCount: BigInt(row.primary_buyer_count),
    resaleBuyerCount: BigInt(row.resale_buyer_count),
    revenue,
  };
}
