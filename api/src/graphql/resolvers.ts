import type { Resolvers } from "../generated/resolver-types.ts";
import { EventAttendance } from "../modules/attendance/resolvers/EventAttendance.ts";
import { ResaleRules } from "../modules/cap/resolvers/ResaleRules.ts";
import { Currency } from "../modules/currency/resolvers/Currency.ts";
import { Money } from "../modules/currency/resolvers/Money.ts";
import { DemandIndex } from "../modules/demand/resolvers/DemandIndex.ts";
import { EventDemand } from "../modules/demand/resolvers/EventDemand.ts";
import { EventOrderBook } from "../modules/demand/resolvers/EventOrderBook.ts";
import { OrderBook } from "../modules/demand/resolvers/OrderBook.ts";
import { TierDemand } from "../modules/demand/resolvers/TierDemand.ts";
import { Event } from "../modules/event/resolvers/Event.ts";
import { event } from "../modules/event/resolvers/Query/event.ts";
import { events } from "../modules/event/resolvers/Query/events.ts";
import { exchangeRates } from "../modules/exchange/resolvers/Query/exchangeRates.ts";
import { EventFees } from "../modules/fees/resolvers/EventFees.ts";
import { Flag } from "../modules/flags/resolvers/Flag.ts";
import { FlagConnection } from "../modules/flags/resolvers/FlagConnection.ts";
import { FlagLink } from "../modules/flags/resolvers/FlagLink.ts";
import { FlagNetwork } from "../modules/flags/resolvers/FlagNetwork.ts";
import { FlagReason } from "../modules/flags/resolvers/FlagReason.ts";
import { flag } from "../modules/flags/resolvers/Query/flag.ts";
import { flags } from "../modules/flags/resolvers/Query/flags.ts";
import { EventHolderFigures } from "../modules/holder/resolvers/EventHolderFigures.ts";
import { EventMarkup } from "../modules/markup/resolvers/EventMarkup.ts";
import { MarkupReport } from "../modules/markup/resolvers/MarkupReport.ts";
import { TierMarkup } from "../modules/markup/resolvers/TierMarkup.ts";
import { Network } from "../modules/network/resolvers/Network.ts";
import { networks } from "../modules/network/resolvers/Query/networks.ts";
import { node } from "../modules/node/resolvers/Query/node.ts";
import { nodes } from "../modules/node/resolvers/Query/nodes.ts";
import { Organizer } from "../modules/organizer/resolvers/Organizer.ts";
import { EventRevenue } from "../modules/sale/resolvers/EventRevenue.ts";
import { EventSalesDay } from "../modules/sale/resolvers/EventSalesDay.ts";
import { EventSalesSeries } from "../modules/sale/resolvers/EventSalesSeries.ts";
import { EventSalesSummary } from "../modules/sale/resolvers/EventSalesSummary.ts";
import { sales } from "../modules/sale/resolvers/Query/sales.ts";
import { ResalePoint } from "../modules/sale/resolvers/ResalePoint.ts";
import { Sale } from "../modules/sale/resolvers/Sale.ts";
import { SalesAmounts } from "../modules/sale/resolvers/SalesAmounts.ts";
import { SalesHistory } from "../modules/sale/resolvers/SalesHistory.ts";
import { TierSales } from "../modules/sale/resolvers/TierSales.ts";
import { ticket } from "../modules/ticket/resolvers/Query/ticket.ts";
import { Ticket } from "../modules/ticket/resolvers/Ticket.ts";
import { TicketHistoryEntry } from "../modules/ticket/resolvers/TicketHistoryEntry.ts";
import { TicketSold } from "../modules/ticket/resolvers/TicketSold.ts";
import { TicketTransferred } from "../modules/ticket/resolvers/TicketTransferred.ts";
import { TicketType } from "../modules/ticket/resolvers/TicketType.ts";
import { EventTicketFigures } from "../modules/ticket-figures/resolvers/EventTicketFigures.ts";
import { wallet } from "../modules/wallet/resolvers/Query/wallet.ts";
import { Wallet } from "../modules/wallet/resolvers/Wallet.ts";
import { WalletMoney } from "../modules/wallet/resolvers/WalletMoney.ts";
import { WalletProfile } from "../modules/wallet/resolvers/WalletProfile.ts";
import { SaleWash } from "../modules/wash/resolvers/SaleWash.ts";
import { WashReport } from "../modules/wash/resolvers/WashReport.ts";
import {
  EventConnection,
  EventHolderConnection,
  SaleConnection,
  TicketConnection,
  TicketHistoryConnection,
} from "../pagination/connection-resolvers.ts";
import { scalarResolvers } from "../scalars/scalar-resolvers.ts";

/** Every resolver. Fields without one are read from their type's record. */
export const resolvers: Resolvers = {
  ...scalarResolvers,
  Currency,
  DemandIndex,
  Event,
  EventAttendance,
  EventConnection,
  EventHolderConnection,
  EventHolderFigures,
  EventFees,
  EventDemand,
  EventMarkup,
  EventOrderBook,
  EventRevenue,
  EventSalesDay,
  EventSalesSeries,
  EventSalesSummary,
  EventTicketFigures,
  Flag,
  FlagConnection,
  FlagLink,
  FlagNetwork,
  FlagReason,
  MarkupReport,
  Money,
  Network,
  OrderBook,
  Organizer,
  Query: { event, events, exchangeRates, flag, flags, networks, node, nodes, sales, ticket, wallet },
  ResalePoint,
  ResaleRules,
  Sale,
  SaleConnection,
  SaleWash,
  SalesAmounts,
  SalesHistory,
  Ticket,
  TicketHistoryConnection,
  TicketHistoryEntry,
  TicketSold,
  TicketTransferred,
  TicketConnection,
  TicketType,
  TierSales,
  Wallet,
  WalletMoney,
  WalletProfile,
  WashReport,
  TierMarkup,
  TierDemand,
};
