import type { EventSalesSummaryResolvers } from "../../../generated/resolver-types.ts";
import { freshnessOf } from "../../network/freshness-of.ts";

export const EventSalesSummary: EventSalesSummaryResolvers = {
  revenue: ({ stamp }, _args, { loaders }) => loaders.eventRevenue.load(stamp.event),
  freshness: ({ stamp }, _args, context) => freshnessOf(stamp, context),
};
