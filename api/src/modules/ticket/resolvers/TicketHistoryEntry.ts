import type { TicketHistoryEntryResolvers } from "../../../generated/resolver-types.ts";

export const TicketHistoryEntry: TicketHistoryEntryResolvers = {
  __resolveType: ({ __typename }) => __typename,
};
