import type { WalletProfileResolvers } from "../../../generated/resolver-types.ts";
import { loadWalletMoney } from "../providers/load-wallet-money.ts";
import { walletFreshness } from "../wallet-freshness.ts";

export const WalletProfile: WalletProfileResolvers = {
  money: ({ stamp }, _args, context) => loadWalletMoney(stamp.event, context),
  freshness: ({ stamp }, _args, context) => walletFreshness(stamp, context),
};
