import type { EventResolvers } from "../../../generated/resolver-types.ts";
import { encodeGlobalId } from "../../../graphql/global-id.ts";
import { selectsField } from "../../../pagination/selects-field.ts";
import { loadEventMarkup } from "../../markup/providers/load-event-markup.ts";
import { loadEventSales } from "../../sale/providers/load-event-sales.ts";
import { loadSalesByDay } from "../../sale/providers/load-sales-by-day.ts";

export const Event: EventResolvers = {
  id: (event) => encodeGlobalId(event),
  contractName: async ({ chainId, contract }, _args, { loaders }) =>
    (await loaders.ticketContract.load({ chainId, key: contract }))?.name ?? null,
  family: async ({ chainId, contract }, _args, { loaders }) =>
    (await loaders.ticketContract.load({ chainId, key: contract }))?.family ?? null,
  organizer: ({ chainId, organizer }) =>
    organizer === null ? null : { __typename: "Organizer", chainId, key: organizer },
  ticketTypes: (event, _args, { loaders }) => loaders.eventTicketTypes.load(event),
  sales: (event, { where, ...page }, { loaders }, info) => {
    const isCounted = selectsField(info, "totalCount");
    return loaders.saleList({ parentColumn: "event", page, where: where ?? {}, isCounted }).load(event);
  },
  salesSummary: (event, _args, context) => loadEventSales(event, context),
  salesByDay: (event, args, context) => loadSalesByDay(event, args, context),
  markup: (event, _args, context) => loadEventMarkup(event, context),
  resalePoints: (event, _args, { loaders }) => loaders.resalePoints.load(event),
};
