import { toDecimalString } from "../../../exact/exact-decimal.ts";
import type { MoneyResolvers } from "../../../generated/resolver-types.ts";
import { loadCurrency } from "../providers/load-currency.ts";

export const Money: MoneyResolvers = {
  amount: async ({ raw, currency }, _args, context) => {
    const { decimals } = await loadCurrency(currency, context);
    return decimals === null ? null : toDecimalString(raw, decimals);
  },
  currency: ({ currency }, _args, context) => loadCurrency(currency, context),
};
