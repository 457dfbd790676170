import type { GlobalId } from "../../../graphql/global-id.ts";
import type { RequestContext } from "../../../graphql/request-context.ts";
import { loadWallet } from "../../wallet/providers/load-wallet.ts";

/** The entity of a decoded public id; null when there is none. */
export function loadNode({ type, ...ref }: GlobalId, { loaders, reader }: RequestContext) {
  switch (type) {
    case "Currency":
      return loaders.currency.load(ref);
    case "Event":
      return loaders.event.load(ref);
    case "Organizer":
      return loaders.organizer.load(ref);
    case "Sale":
      return loaders.sale.load(ref);
    case "Ticket":
      return loaders.ticket.load(ref);
    case "TicketType":
      return loaders.ticketType.load(ref);
    case "Wallet":
      return loadWallet(reader, ref);
  }
}
