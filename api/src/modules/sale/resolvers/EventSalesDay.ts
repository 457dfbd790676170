import type { EventSalesDayResolvers } from "../../../generated/resolver-types.ts";
import { loadCurrency } from "../../currency/providers/load-currency.ts";

export const EventSalesDay: EventSalesDayResolvers = {
  currency: ({ primaryGross }, _args, context) => loadCurrency(primaryGross.currency, context),
};
