import type { MarkupReportResolvers } from "../../../generated/resolver-types.ts";
import { freshnessOf } from "../../network/freshness-of.ts";

export const MarkupReport: MarkupReportResolvers = {
  distribution: ({ stamp, basis, adjustment }, _args, { loaders }) =>
    loaders.markupBins({ basis, adjustment }).load(stamp.event),
  byDay: ({ stamp, basis, adjustment }, _args, { loaders }) =>
    loaders.markupDays({ basis, adjustment }).load(stamp.event),
  freshness: ({ stamp }, _args, context) => freshnessOf(stamp, context),
};
