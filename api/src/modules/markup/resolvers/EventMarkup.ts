import type { EventMarkupResolvers } from "../../../generated/resolver-types.ts";
import { freshnessOf } from "../../network/freshness-of.ts";
import { MARKUP_IN_TOKENS } from "../markup-variant.ts";

export const EventMarkup: EventMarkupResolvers = {
  distribution: ({ stamp }, _args, { loaders }) => loaders.markupBins(MARKUP_IN_TOKENS).load(stamp.event),
  byDay: ({ stamp }, _args, { loaders }) => loaders.markupDays(MARKUP_IN_TOKENS).load(stamp.event),
  freshness: ({ stamp }, _args, context) => freshnessOf(stamp, context),
};
