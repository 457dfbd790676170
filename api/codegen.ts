import type { CodegenConfig } from "@graphql-codegen/cli";

const CONNECTION = "../pagination/connection-record.ts#ConnectionRecord";

/** What the resolvers of a type start from. Types that are not here start from a value of their own shape. */
const RECORDS: Readonly<Record<string, string>> = {
  Currency: "../modules/currency/currency-record.ts#CurrencyRecord",
  Event: "../modules/event/event-record.ts#EventRecord",
  EventAttendance: "../modules/attendance/event-attendance-record.ts#EventAttendanceRecord",
  DemandIndex: "../modules/demand/providers/load-demand-index.ts#DemandIndexRecord",
  EventConnection: `${CONNECTION}<EventRecord>`,
  EventDemand: "../modules/demand/event-demand-record.ts#EventDemandRecord",
  EventHolderConnection: `${CONNECTION}<EventHolder>`,
  EventHolderFigures: "../modules/holder/event-holder-figures-record.ts#EventHolderFiguresRecord",
  EventFees: "../modules/fees/event-fees-record.ts#EventFeesRecord",
  EventMarkup: "../modules/markup/event-markup-record.ts#EventMarkupRecord",
  EventRevenue: "../modules/sale/providers/revenue-row.ts#RevenueRecord",
  EventOrderBook: "../modules/demand/providers/load-order-book.ts#EventOrderBookRecord",
  EventSalesDay: "../modules/sale/event-sales-series-record.ts#SalesDay",
  EventSalesSeries: "../modules/sale/event-sales-series-record.ts#EventSalesSeriesRecord",
  EventSalesSummary: "../modules/sale/event-sales-summary-record.ts#EventSalesSummaryRecord",
  EventTicketFigures: "../modules/ticket-figures/event-ticket-figures-record.ts#EventTicketFiguresRecord",
  HopMarkup: "../modules/markup/markup-report-record.ts#HopMarkupRecord",
  LeadTimeMarkup: "../modules/markup/markup-report-record.ts#LeadTimeMarkupRecord",
  MarkupFigures: "../modules/markup/markup-report-record.ts#MarkupFiguresRecord",
  MarkupReport: "../modules/markup/markup-report-record.ts#MarkupReportRecord",
  Money: "../modules/currency/money-record.ts#MoneyRecord",
  Network: "../modules/network/network-record.ts#NetworkRecord",
  OrderBook: "../modules/demand/providers/order-book-loaders.ts#OrderBookRow",
  Organizer: "../modules/organizer/organizer-record.ts#OrganizerRecord",
  ResalePoint: "../modules/sale/sale-record.ts#SaleRecord",
  Sale: "../modules/sale/sale-record.ts#SaleRecord",
  SaleConnection: `${CONNECTION}<SaleRecord>`,
  SalesAmounts: "../modules/sale/sales-history-record.ts#SalesAmountsRecord",
  SalesHistory: "../modules/sale/sales-history-record.ts#SalesHistoryRecord",
  SalesPoint: "../modules/sale/sales-history-record.ts#SalesPointRecord",
  TierMarkup: "../modules/markup/markup-report-record.ts#TierMarkupRecord",
  Ticket: "../modules/ticket/ticket-record.ts#TicketRecord",
  TicketDelisted: "../modules/ticket/history-record.ts#DelistedRecord",
  TicketHistoryConnection: `${CONNECTION}<HistoryRecord>`,
  TicketHistoryEntry: "../modules/ticket/history-record.ts#HistoryRecord",
  TicketIssued: "../modules/ticket/history-record.ts#IssuedRecord",
  TicketListed: "../modules/ticket/history-record.ts#ListedRecord",
  TicketPriceChanged: "../modules/ticket/history-record.ts#PriceChangedRecord",
  TicketSold: "../modules/ticket/history-record.ts#SoldRecord",
  TicketStatusChanged: "../modules/ticket/history-record.ts#StatusChangedRecord",
  TicketTransferred: "../modules/ticket/history-record.ts#TransferredRecord",
  TicketConnection: `${CONNECTION}<TicketRecord>`,
  TierDemand: "../modules/demand/providers/demand-loaders.ts#TierDemandRow",
  TicketType: "../modules/ticket/ticket-type-record.ts#TicketTypeRecord",
  TierSales: "../modules/sale/providers/create-tier-sales-loader.ts#TierSalesRecord",
  Wallet: "../modules/wallet/wallet-record.ts#WalletRecord",
  WalletMoney: "../modules/wallet/providers/create-wallet-money-loader.ts#WalletMoneyRecord",
  WalletProfile: "../modules/wallet/wallet-profile-record.ts#WalletProfileRecord",
};

const config: CodegenConfig = {
  schema: "../schema.graphql",
  generates: {
    "src/generated/resolver-types.ts": {
      plugins: ["typescript", "typescript-resolvers"],
      config: {
        contextType: "../graphql/request-context.ts#RequestContext",
        enumsAsTypes: true,
        immutableTypes: true,
        importExtension: ".ts",
        mappers: RECORDS,
        optionalResolveType: true,
        useTypeImports: true,
        scalars: {
          ID: "string",
          Address: "string",
          BigInt: "bigint",
          Date: "string",
          DateTime: "Date",
          Decimal: "string",
          Hash: "string",
        },
      },
    },
  },
};

export default config;
