import type { TicketResolvers } from "../../../generated/resolver-types.ts";
import { encodeGlobalId } from "../../../graphql/global-id.ts";
import { selectsField } from "../../../pagination/selects-field.ts";
import { walletOf } from "../../wallet/wallet-record.ts";

export const Ticket: TicketResolvers = {
  id: (ticket) => encodeGlobalId(ticket),
  event: ({ chainId, event }, _args, { loaders }) =>
    event === null ? null : loaders.event.load({ chainId, key: event }),
  ticketType: ({ chainId, ticketType }, _args, { loaders }) =>
    ticketType === null ? null : loaders.ticketType.load({ chainId, key: ticketType }),
  ownerWallet: ({ chainId, owner }) => walletOf({ chainId, key: owner }),
  sales: (ticket, page, { loaders }, info) => {
    const isCounted = selectsField(info, "totalCount");
    return loaders.saleList({ parentColumn: "ticket", page, where: {}, isCounted }).load(ticket);
  },
  history: (ticket, page, { loaders }, info) => {
    const isCounted = selectsField(info, "totalCount");
    return loaders.ticketHistory({ page, isCounted }).load(ticket);
  },
};
