import type { EventResolvers } from "../../../generated/resolver-types.ts";
import { encodeGlobalId } from "../../../graphql/global-id.ts";
import { selectsField } from "../../../pagination/selects-field.ts";
import { loadAttendance } from "../../attendance/providers/load-attendance.ts";
import { loadResaleRules } from "../../cap/providers/load-resale-rules.ts";
import { loadEventDemand } from "../../demand/providers/load-event-demand.ts";
import { loadOrderBook } from "../../demand/providers/load-order-book.ts";
import { loadEventFees } from "../../fees/providers/load-event-fees.ts";
import { loadHolderFigures } from "../../holder/providers/load-holder-figures.ts";
import { loadEventMarkup } from "../../markup/providers/load-event-markup.ts";
import { loadMarkupReport } from "../../markup/providers/load-markup-report.ts";
import { loadEventSales } from "../../sale/providers/load-event-sales.ts";
import { loadSalesByDay } from "../../sale/providers/load-sales-by-day.ts";
import { loadSalesSeries } from "../../sale/providers/load-sales-series.ts";
import { loadTicketFigures } from "../../ticket-figures/providers/load-ticket-figures.ts";

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
  salesSeries: (event, args, context) => loadSalesSeries(event, args, context),
  tierSales: (event, _args, { loaders }) => loaders.tierSales.load(event),
  feeBreakdown: (event, _args, context) => loadEventFees(event, context),
  orderBook: (event, _args, context) => loadOrderBook(event, context),
  demand: (event, _args, context) => loadEventDemand(event, context),
  markup: (event, _args, context) => loadEventMarkup(event, context),
  ticketFigures: (event, _args, context) => loadTicketFigures(event, context),
  holderFigures: (event, _args, context) => loadHolderFigures(event, context),
  holders: (event, { orderBy, ...page }, { loaders }, info) => {
    const isCounted = selectsField(info, "totalCount");
    return loaders.eventHolderList({ page, direction: orderBy?.direction ?? "DESC", isCounted }).load(event);
  },
  attendance: (event, _args, context) => loadAttendance(event, context),
  markupReport: (event, args, context) => loadMarkupReport(event, args, context),
  resaleRules: (event, _args, context) => loadResaleRules(event, context),
  resalePoints: (event, _args, { loaders }) => loaders.resalePoints.load(event),
};
