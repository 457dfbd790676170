import type { TierSalesResolvers } from "../../../generated/resolver-types.ts";

export const TierSales: TierSalesResolvers = {
  ticketType: ({ ticketType }, _args, { loaders }) =>
    ticketType === null ? null : loaders.ticketType.load(ticketType),
};
