import type { ResaleRulesResolvers } from "../../../generated/resolver-types.ts";
import { freshnessOf } from "../../network/freshness-of.ts";

export const ResaleRules: ResaleRulesResolvers = {
  freshness: ({ stamp }, _args, context) => freshnessOf(stamp, context),
};
