import type { WalletResolvers } from "../../../generated/resolver-types.ts";
import { encodeGlobalId } from "../../../graphql/global-id.ts";
import { selectsField } from "../../../pagination/selects-field.ts";
import { loadWalletProfile } from "../providers/load-wallet-profile.ts";

export const Wallet: WalletResolvers = {
  id: (wallet) => encodeGlobalId(wallet),
  address: ({ key }) => key,
  profile: (wallet, _args, context) => loadWalletProfile(wallet, context),
  tickets: (wallet, page, { loaders }, info) =>
    loaders.walletTickets({ page, isCounted: selectsField(info, "totalCount") }).load(wallet),
  sales: (wallet, { role, ...page }, { loaders }, info) =>
    loaders
      .walletSales({ page, role: role ?? null, isCounted: selectsField(info, "totalCount") })
      .load(wallet),
};
