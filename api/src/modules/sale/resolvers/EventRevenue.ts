import type { EventRevenueResolvers } from "../../../generated/resolver-types.ts";
import { loadCurrency } from "../../currency/providers/load-currency.ts";

export const EventRevenue: EventRevenueResolvers = {
  currency: ({ primaryGross }, _args, context) => loadCurrency(primaryGross.currency, context),
};
