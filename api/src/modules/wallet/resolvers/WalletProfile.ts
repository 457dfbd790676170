import type { WalletProfileResolvers } from "../../../generated/resolver-types.ts";
import { freshnessOf } from "../../network/freshness-of.ts";

export const WalletProfile: WalletProfileResolvers = {
  money: ({ stamp }, _args, { loaders }) => loaders.walletMoney.load(stamp.event),
  freshness: ({ stamp }, _args, context) => freshnessOf(stamp, context),
};
