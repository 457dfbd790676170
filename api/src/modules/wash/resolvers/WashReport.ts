import type { WashReportResolvers } from "../../../generated/resolver-types.ts";
import { freshnessOf } from "../../network/freshness-of.ts";

export const WashReport: WashReportResolvers = {
  freshness: ({ stamp }, _args, context) => freshnessOf(stamp, context),
};
