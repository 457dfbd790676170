import type { EventSalesSummaryResolvers } from "../../../generated/resolver-types.ts";
import { freshnessOf } from "../../network/freshness-of.ts";
import { loadFiatRevenue } from "../providers/load-fiat-revenue.ts";

export const EventSalesSummary: EventSalesSummaryResolvers = {
  revenue: ({ stamp }, _args, { loaders }) => loaders.eventRevenue.load(stamp.event),
  fiatRevenue: ({ stamp }, _args, context) => loadFiatRevenue(stamp, context),
  freshness: ({ stamp }, _args, context) => freshnessOf(stamp, context),
};
