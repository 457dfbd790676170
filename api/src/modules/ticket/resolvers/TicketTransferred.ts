import type { TicketTransferredResolvers } from "../../../generated/resolver-types.ts";
import { loadSale } from "../providers/load-sale.ts";

export const TicketTransferred: TicketTransferredResolvers = {
  delivers: ({ chainId, delivers }, _args, context) =>
    delivers === null ? null : loadSale({ chainId, key: delivers }, context),
};
