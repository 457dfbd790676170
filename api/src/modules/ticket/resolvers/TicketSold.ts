import type { TicketSoldResolvers } from "../../../generated/resolver-types.ts";
import { loadSale } from "../providers/load-sale.ts";

export const TicketSold: TicketSoldResolvers = {
  sale: ({ chainId, sale }, _args, context) => loadSale({ chainId, key: sale }, context),
};
