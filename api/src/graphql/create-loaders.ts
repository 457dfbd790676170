import {
  createAttendanceLoader,
  createCheckInsLoader,
} from "../modules/attendance/providers/attendance-loaders.ts";
import { createCapRulesLoader } from "../modules/cap/providers/create-cap-rules-loader.ts";
import { createEventCapsLoader } from "../modules/cap/providers/create-event-caps-loader.ts";
import { createCurrencyLoader } from "../modules/currency/providers/create-currency-loader.ts";
import { createDemandCohortsLoader } from "../modules/demand/providers/create-demand-cohorts-loader.ts";
import {
  createEventDemandLoader,
  createMarketBucketsLoader,
  createTierDemandLoader,
} from "../modules/demand/providers/demand-loaders.ts";
import {
  createOrderBooksLoader,
  createOrderLevelsLoader,
} from "../modules/demand/providers/order-book-loaders.ts";
import { createEventLoader } from "../modules/event/providers/create-event-loader.ts";
import { createOrganizerEventsLoader } from "../modules/event/providers/create-organizer-events-loader.ts";
import { createTicketContractLoader } from "../modules/event/providers/create-ticket-contract-loader.ts";
import { createSaleExchangeLoader } from "../modules/exchange/providers/create-sale-exchange-loader.ts";
import { createEventFeesLoader } from "../modules/fees/providers/create-event-fees-loader.ts";
import {
  createMembersLoader,
  createRolesLoader,
  createSignalsLoader,
  createTellingsLoader,
  createTiesLoader,
} from "../modules/flags/providers/flag-loaders.ts";
import { createEventHolderListLoader } from "../modules/holder/providers/create-event-holder-list-loader.ts";
import { createHolderFiguresLoader } from "../modules/holder/providers/create-holder-figures-loader.ts";
import type { MarkupVariant } from "../modules/markup/markup-variant.ts";
import { createEventMarkupLoader } from "../modules/markup/providers/create-event-markup-loader.ts";
import { createMarkupSlicesLoader } from "../modules/markup/providers/create-markup-slices-loader.ts";
import {
  createMarkupBinsLoader,
  createMarkupDaysLoader,
} from "../modules/markup/providers/markup-detail-loaders.ts";
import { createCursorLoader } from "../modules/network/providers/create-cursor-loader.ts";
import { createFailedKeyLoader } from "../modules/network/providers/create-failed-key-loader.ts";
import { createMetricStateLoader } from "../modules/network/providers/create-metric-state-loader.ts";
import {
  createIssueCountLoader,
  createNewestIssuesLoader,
} from "../modules/network/providers/issue-loaders.ts";
import { createLastAuditLoader } from "../modules/network/providers/read-audits.ts";
import { createOrganizerLoader } from "../modules/organizer/providers/create-organizer-loader.ts";
import { createEventRevenueLoader } from "../modules/sale/providers/create-event-revenue-loader.ts";
import { createEventSalesLoader } from "../modules/sale/providers/create-event-sales-loader.ts";
import { createFiatRevenueLoader } from "../modules/sale/providers/create-fiat-revenue-loader.ts";
import { createResalePointsLoader } from "../modules/sale/providers/create-resale-points-loader.ts";
import { createSaleFeesLoader } from "../modules/sale/providers/create-sale-fees-loader.ts";
import { createSaleListLoader } from "../modules/sale/providers/create-sale-list-loader.ts";
import { createSaleLoader } from "../modules/sale/providers/create-sale-loader.ts";
import { createSalesDaysLoader } from "../modules/sale/providers/create-sales-days-loader.ts";
import { createSalesHistoryLoader } from "../modules/sale/providers/create-sales-history-loader.ts";
import { createTierSalesLoader } from "../modules/sale/providers/create-tier-sales-loader.ts";
import type { HistoryRange } from "../modules/sale/providers/history-sql.ts";
import type { DayRange } from "../modules/sale/providers/read-sales-days.ts";
import { createTicketHistoryLoader } from "../modules/ticket/providers/create-ticket-history-loader.ts";
import { createTicketLoader } from "../modules/ticket/providers/create-ticket-loader.ts";
import {
  createEventTicketTypesLoader,
  createTicketTypeLoader,
} from "../modules/ticket/providers/ticket-type-loaders.ts";
import { createTicketFiguresLoader } from "../modules/ticket-figures/providers/create-ticket-figures-loader.ts";
import { createFailedSellerLoader } from "../modules/wallet/providers/create-failed-seller-loader.ts";
import { createPrimarySalesLoader } from "../modules/wallet/providers/create-primary-sales-loader.ts";
import { createWalletMoneyLoader } from "../modules/wallet/providers/create-wallet-money-loader.ts";
import { createWalletProfileLoader } from "../modules/wallet/providers/create-wallet-profile-loader.ts";
import {
  createWalletSalesLoader,
  createWalletTicketsLoader,
} from "../modules/wallet/providers/wallet-list-loaders.ts";
import { createWashEventLoader } from "../modules/wash/providers/create-wash-event-loader.ts";
import {
  createSaleWashEvidenceLoader,
  createSaleWashLoader,
} from "../modules/wash/providers/sale-wash-loaders.ts";
import { memoizeByArgs } from "./memoize-by-args.ts";
import type { Reader } from "./reader.ts";

export type Loaders = ReturnType<typeof createLoaders>;

/** One loader per relation, so that a request's statements do not grow with its rows. */
export function createLoaders(reader: Reader) {
  const event = createEventLoader(reader);
  return {
    attendance: createAttendanceLoader(reader),
    capRules: createCapRulesLoader(reader),
    checkIns: createCheckInsLoader(reader),
    currency: createCurrencyLoader(reader),
    cursor: createCursorLoader(reader),
    demandCohorts: createDemandCohortsLoader(reader),
    event,
    eventDemand: createEventDemandLoader(reader),
    eventCaps: createEventCapsLoader(reader),
    eventHolderList: createEventHolderListLoader(reader),
    eventFees: createEventFeesLoader(reader),
    eventMarkup: createEventMarkupLoader(reader),
    eventRevenue: createEventRevenueLoader(reader),
    eventSales: createEventSalesLoader(reader),
    eventTicketTypes: createEventTicketTypesLoader(reader),
    failedKey: createFailedKeyLoader(reader),
    failedSeller: createFailedSellerLoader(reader),
    flagLinks: createTiesLoader(reader),
    flagMembers: createMembersLoader(reader),
    flagRoles: createRolesLoader(reader),
    flagSignals: createSignalsLoader(reader),
    flagTellings: createTellingsLoader(reader),
    holderFigures: createHolderFiguresLoader(reader),
    fiatRevenue: createFiatRevenueLoader(reader),
    issueCount: createIssueCountLoader(reader),
    lastAudit: createLastAuditLoader(reader),
    markupBins: memoizeByArgs((variant: MarkupVariant) => createMarkupBinsLoader(reader, variant)),
    markupDays: memoizeByArgs((variant: MarkupVariant) => createMarkupDaysLoader(reader, variant)),
    markupSlices: memoizeByArgs((variant: MarkupVariant) => createMarkupSlicesLoader(reader, variant)),
    marketBuckets: createMarketBucketsLoader(reader),
    metricState: createMetricStateLoader(reader),
    newestIssues: createNewestIssuesLoader(reader),
    orderBooks: createOrderBooksLoader(reader),
    orderLevels: createOrderLevelsLoader(reader),
    organizer: createOrganizerLoader(reader),
    organizerEvents: createOrganizerEventsLoader(reader),
    primarySales: createPrimarySalesLoader(reader),
    resalePoints: createResalePointsLoader(reader),
    sale: createSaleLoader(reader),
    saleExchange: createSaleExchangeLoader(reader, event),
    saleFees: createSaleFeesLoader(reader),
    saleList: createSaleListLoader(reader),
    saleWash: createSaleWashLoader(reader),
    saleWashEvidence: createSaleWashEvidenceLoader(reader),
    salesDays: memoizeByArgs((range: DayRange) => createSalesDaysLoader(reader, range)),
    salesHistory: memoizeByArgs((range: HistoryRange) => createSalesHistoryLoader(reader, range)),
    ticket: createTicketLoader(reader),
    ticketContract: createTicketContractLoader(reader),
    ticketFigures: createTicketFiguresLoader(reader),
    ticketHistory: createTicketHistoryLoader(reader),
    tierDemand: createTierDemandLoader(reader),
    ticketType: createTicketTypeLoader(reader),
    tierSales: createTierSalesLoader(reader),
    walletMoney: createWalletMoneyLoader(reader),
    walletProfile: createWalletProfileLoader(reader),
    walletSales: createWalletSalesLoader(reader),
    walletTickets: createWalletTicketsLoader(reader),
    washEvent: createWashEventLoader(reader),
  };
}
