import type { MarkupReportResolvers } from "../../../generated/resolver-types.ts";
import { freshnessOf } from "../../network/freshness-of.ts";
import { loadWashReport } from "../../wash/providers/load-wash-report.ts";

export const MarkupReport: MarkupReportResolvers = {
  distribution: ({ stamp, basis, adjustment }, _args, { loaders }) =>
    loaders.markupBins({ basis, adjustment }).load(stamp.event),
  byDay: ({ stamp, basis, adjustment }, _args, { loaders }) =>
    loaders.markupDays({ basis, adjustment }).load(stamp.event),
  wash: ({ stamp }, _args, context) => loadWashReport(stamp.event, context),
  freshness: ({ stamp }, _args, context) => freshnessOf(stamp, context),
};
