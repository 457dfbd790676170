import type { TicketTypeResolvers } from "../../../generated/resolver-types.ts";
import { encodeGlobalId } from "../../../graphql/global-id.ts";

export const TicketType: TicketTypeResolvers = {
  id: (ticketType) => encodeGlobalId(ticketType),
};
