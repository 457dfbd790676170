import type { CodegenConfig } from "@graphql-codegen/cli";

const CONNECTION = "../pagination/connection-record.ts#ConnectionRecord";

/** What the resolvers of a type start from. Types that are not here start from a value of their own shape. */
const RECORDS: Readonly<Record<string, string>> = {
  Currency: "../modules/currency/currency-record.ts#CurrencyRecord",
  Event: "../modules/event/event-record.ts#EventRecord",
  EventConnection: `${CONNECTION}<EventRecord>`,
  EventMarkup: "../modules/markup/event-markup-record.ts#EventMarkupRecord",
  EventRevenue: "../modules/sale/providers/create-event-revenue-loader.ts#RevenueRecord",
  EventSalesDay: "../modules/sale/event-sales-series-record.ts#SalesDay",
  EventSalesSeries: "../modules/sale/event-sales-series-record.ts#EventSalesSeriesRecord",
  EventSalesSummary: "../modules/sale/event-sales-summary-record.ts#EventSalesSummaryRecord",
  Money: "../modules/currency/money-record.ts#MoneyRecord",
  Network: "../modules/network/network-record.ts#NetworkRecord",
  Organizer: "../modules/organizer/organizer-record.ts#OrganizerRecord",
  ResalePoint: "../modules/sale/sale-record.ts#SaleRecord",
  Sale: "../modules/sale/sale-record.ts#SaleRecord",
  SaleConnection: `${CONNECTION}<SaleRecord>`,
  Ticket: "../modules/ticket/ticket-record.ts#TicketRecord",
  TicketType: "../modules/ticket/ticket-type-record.ts#TicketTypeRecord",
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
