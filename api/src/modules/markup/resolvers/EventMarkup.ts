import type { EventMarkupResolvers } from "../../../generated/resolver-types.ts";
import { freshnessOf } from "../../network/freshness-of.ts";

export const EventMarkup: EventMarkupResolvers = {
  distribution: ({ stamp }, _args, { loaders }) => loaders.markupBins.load(stamp.event),
  byDay: ({ stamp }, _args, { loaders }) => loaders.markupDays.load(stamp.event),
  freshness: ({ stamp }, _args, context) => freshnessOf(stamp, context),
};
