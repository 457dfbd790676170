import { absorptionAt, velocityAt } from "@facevalue/core";
import { divideExactly } from "../../../exact/exact-decimal.ts";
import type { EventDemandResolvers, Ratio } from "../../../generated/resolver-types.ts";
import { toRatio } from "../../markup/to-ratio.ts";
import { freshnessOf } from "../../network/freshness-of.ts";
import type { EventDemandRecord } from "../event-demand-record.ts";
import type { EventDemandRow } from "../providers/demand-loaders.ts";
import { loadDemandIndex } from "../providers/load-demand-index.ts";
import { loadMarket, windowOf } from "../providers/load-event-demand.ts";
import { saleAge } from "../sale-age.ts";
import { servedRatio } from "../stored-ratio.ts";

const WINDOWS = [1, 24, 168] as const;
const MOST_IN_CHART = 400;

type Count =
  | "held_count"
  | "primary_count"
  | "released_count"
  | "sold_count"
  | "buyer_count"
  | "open_listing_count"
  | "listed_ticket_count";

const count =
  (name: Count) =>
  ({ row }: EventDemandRecord) =>
    row === null ? null : BigInt(row[name]);

function figure({ row, missing }: EventDemandRecord, of: (row: EventDemandRow) => Ratio): Ratio {
  return row === null ? missing : of(row);
}

export const EventDemand: EventDemandResolvers = {
  heldCount: count("held_count"),
  primaryCount: count("primary_count"),
  releasedCount: count("released_count"),
  soldCount: count("sold_count"),
  buyerCount: count("buyer_count"),
  openListingCount: count("open_listing_count"),
  listedTicketCount: count("listed_ticket_count"),
  sellThrough: (demand) => figure(demand, (row) => toRatio(row.sell_through, row.sell_through_reason)),
  buyerRatio: (demand) => figure(demand, (row) => toRatio(row.buyer_ratio, row.buyer_ratio_reason)),
  listingRatio: (demand) => figure(demand, (row) => toRatio(row.listing_ratio, row.listing_ratio_reason)),
  onSaleAt: ({ row }) => row?.on_sale_at ?? null,
  soldOutAt: ({ row }) => row?.sold_out_at ?? null,
  saleAge: (demand) => figure(demand, () => saleAge(demand)),
  velocity: (demand) =>
    figure(demand, () => servedRatio({ value: velocityAt(demand.velocityState, demand.now), reason: null })),
  windows: async (demand, _args, context) => {
    const market = await loadMarket(demand, context);
    return WINDOWS.map((hours) => {
      const { sold, resold, openSeconds, seconds } = windowOf(market, demand.now, hours);
      return {
        hours,
        soldCount: sold,
        resoldCount: resold,
        meanOpenListings: divideExactly(openSeconds, BigInt(seconds)) ?? "0",
      };
    });
  },
  absorption: async (demand, _args, context) => {
    if (demand.row === null) return demand.missing;
    return servedRatio(absorptionAt(await loadMarket(demand, context), demand.now));
  },
  daysOfSupply: async (demand, _args, context) => {
    if (demand.row === null) return demand.missing;
    const market = await loadMarket(demand, context);
    if (market.openListings === 0) return { value: null, reason: "NOT_LISTED" };
    const { resold } = windowOf(market, demand.now, 24);
    const days = divideExactly(BigInt(market.openListings), resold);
    return days === null ? { value: null, reason: "NO_SALES" } : { value: days, reason: null };
  },
  tiers: ({ stamp }, _args, { loaders }) => loaders.tierDemand.load(stamp.event),
  market: async ({ stamp }, _args, { loaders }) => {
    const rows = await loaders.marketBuckets.load(stamp.event);
    return rows.slice(-MOST_IN_CHART).map((row) => ({
      start: row.bucket_start,
      soldCount: BigInt(row.sold_count),
      resoldCount: BigInt(row.resold_count),
      listedCount: BigInt(row.listed_count),
      openListingCount: BigInt(row.open_after),
    }));
  },
  index: (demand, _args, context) => loadDemandIndex(demand, context),
  freshness: ({ stamp }, _args, context) => freshnessOf(stamp, context),
};
