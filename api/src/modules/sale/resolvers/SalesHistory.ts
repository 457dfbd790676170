import type { SalesHistoryResolvers } from "../../../generated/resolver-types.ts";
import { freshnessOf } from "../../network/freshness-of.ts";

export const SalesHistory: SalesHistoryResolvers = {
  freshness: ({ stamp }, _args, context) => freshnessOf(stamp, context),
};
