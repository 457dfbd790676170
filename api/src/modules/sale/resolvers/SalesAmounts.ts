import type { SalesAmountsResolvers } from "../../../generated/resolver-types.ts";
import { loadCurrency } from "../../currency/providers/load-currency.ts";

export const SalesAmounts: SalesAmountsResolvers = {
  currency: ({ currency }, _args, context) => loadCurrency(currency, context),
};
