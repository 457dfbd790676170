import type { EventSalesDayResolvers } from "../../../generated/resolver-types.ts";
import { loadCurrency } from "../../currency/providers/load-currency.ts";

export const EventSalesDay: EventSalesDayResolvers = {
  currency: ({ currency }, _args, context) => (currency === null ? null : loadCurrency(currency, context)),
};
