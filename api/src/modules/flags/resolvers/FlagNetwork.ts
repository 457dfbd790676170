import type { FlagNetworkResolvers } from "../../../generated/resolver-types.ts";
import { freshnessOf } from "../../network/freshness-of.ts";
import { flagStamp } from "../flag-stamp.ts";

export const FlagNetwork: FlagNetworkResolvers = {
  freshness: async ({ chainId }, _args, context) => {
    const cursor = await context.loaders.cursor.load(chainId);
    return cursor?.block_number == null ? null : freshnessOf(flagStamp(chainId), context);
  },
};
