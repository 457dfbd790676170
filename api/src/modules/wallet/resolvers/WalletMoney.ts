import type { WalletMoneyResolvers } from "../../../generated/resolver-types.ts";
import { loadCurrency } from "../../currency/providers/load-currency.ts";

export const WalletMoney: WalletMoneyResolvers = {
  currency: ({ currency }, _args, context) => loadCurrency(currency, context),
};
