import type { EventSalesSeriesResolvers } from "../../../generated/resolver-types.ts";
import { freshnessOf } from "../../network/freshness-of.ts";

export const EventSalesSeries: EventSalesSeriesResolvers = {
  freshness: ({ stamp }, _args, context) => freshnessOf(stamp, context),
};
