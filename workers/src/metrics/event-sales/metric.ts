import type { Session } from "@facevalue/db";
import { readCurrencies } from "../../facts/read-currencies.ts";
import { readRateBook } from "../../facts/read-rates.ts";
import type { Metric, RecomputeScope } from "../metric.ts";
import { replaceTable } from "../metric-table.ts";
import { buyerRows } from "./buyer-rows.ts";
import { type Exchange, fiatRows } from "./fiat-rows.ts";
import { groupMoney } from "./money-groups.ts";
import { bucketRows, revenueRows, tierHourRows, tierRevenueRows } from "./money-rows.ts";
import { type EventSalesFacts, readFacts } from "./read-facts.ts";
import { salesRows, tierSalesRows } from "./sales-rows.ts";
import { sellerRows } from "./seller-rows.ts";
import {
  EVENT_BUYER_HOUR,
  EVENT_BUYER_PERIOD,
  EVENT_REVENUE,
  EVENT_REVENUE_FIAT,
  EVENT_SALES,
  EVENT_SALES_BUCKET,
  EVENT_SELLER,
  TIER_REVENUE,
  TIER_SALES,
  TIER_SALES_HOUR,
} from "./tables.ts";

const TABLES = [
  EVENT_SALES,
  EVENT_REVENUE,
  EVENT_SALES_BUCKET,
  TIER_SALES,
  TIER_REVENUE,
  TIER_SALES_HOUR,
  EVENT_BUYER_HOUR,
  EVENT_BUYER_PERIOD,
  EVENT_REVENUE_FIAT,
  EVENT_SELLER,
] as const;

/** Counts and money of each event's sales: in total, per tier, per seller, over time and in fiat. Key: event id. Formulas: methodology.md. */
export const metric: Metric = {
  name: "event-sales",
  methodology: 4,
  tables: TABLES.map(({ name }) => name),
  keyColumn: "event_id",
  keySources: [
    { table: "sale", column: "event", isImmutable: true },
    { table: "ticket_status_change", column: "event", isImmutable: true },
    { table: "holding_use", column: "event", isImmutable: true },
    { table: "event_change", column: "event", isImmutable: true },
  ],
  rateSources: [
    { table: "sale", column: "event", currency: "currency", time: "timestamp", isImmutable: true },
    {
      table: "ticket_status_change",
      column: "event",
      currency: "refund_currency",
      time: "timestamp",
      isImmutable: true,
    },
  ],
  alsoReads: ["event", "currency"],
  sharesSales: true,
  async recompute(session, scope) {
    const facts = await readFacts(session, scope);
    const exchange = await readExchange(session, scope, facts);
    const results = facts.map((own) => computeEvent(own, exchange));
    const shared = { metric, scope };
    await replaceTable(
      session,
      { ...shared, table: EVENT_SALES },
      results.flatMap(({ sales }) => sales),
    );
    await replaceTable(
      session,
      { ...shared, table: EVENT_REVENUE },
      results.flatMap(({ revenue }) => revenue),
    );
    await replaceTable(
      session,
      { ...shared, table: EVENT_SALES_BUCKET },
      results.flatMap(({ buckets }) => buckets),
    );
    await replaceTable(
      session,
      { ...shared, table: TIER_SALES },
      results.flatMap(({ tierSales }) => tierSales),
    );
    await replaceTable(
      session,
      { ...shared, table: TIER_REVENUE },
      results.flatMap(({ tierRevenue }) => tierRevenue),
    );
    await replaceTable(
      session,
      { ...shared, table: TIER_SALES_HOUR },
      results.flatMap(({ tierHours }) => tierHours),
    );
    await replaceTable(
      session,
      { ...shared, table: EVENT_BUYER_HOUR },
      results.flatMap(({ buyerHours }) => buyerHours),
    );
    await replaceTable(
      session,
      { ...shared, table: EVENT_BUYER_PERIOD },
      results.flatMap(({ buyerPeriods }) => buyerPeriods),
    );
    await replaceTable(
      session,
      { ...shared, table: EVENT_REVENUE_FIAT },
      results.flatMap(({ fiat }) => fiat),
    );
    await replaceTable(
      session,
      { ...shared, table: EVENT_SELLER },
      results.flatMap(({ sellers }) => sellers),
    );
  },
};

function computeEvent(facts: EventSalesFacts, exchange: Exchange) {
  const place = { event: facts.event, zone: facts.published?.time_zone ?? null };
  const groups = groupMoney(facts);
  const sales = salesRows(facts);
  const buyers = buyerRows(facts);
  return {
    sales,
    revenue: revenueRows(place, groups),
    buckets: bucketRows(place, groups),
    tierSales: tierSalesRows(facts),
    tierRevenue: tierRevenueRows(place, groups),
    tierHours: tierHourRows(place, groups),
    buyerHours: buyers.hours,
    buyerPeriods: buyers.periods,
    fiat: sales.flatMap(({ as_of_block }) => fiatRows(facts, exchange, Number(as_of_block))),
    sellers: sellerRows(facts),
  };
}

async function readExchange(
  session: Session,
  { chainId, schema }: RecomputeScope,
  facts: readonly EventSalesFacts[],
): Promise<Exchange> {
  const fiats = new Set(facts.flatMap(({ published }) => published?.fiat ?? []));
  const times = facts.flatMap(({ sales, refunds }) => [
    ...ends(sales.map(({ time }) => time)),
    ...ends(refunds.map(({ time }) => time)),
  ]);
  const span = times.length === 0 ? { from: 0, to: 0 } : { from: Math.min(...times), to: Math.max(...times) };
  return {
    rates: await readRateBook(session, { chainId, fiats: times.length === 0 ? [] : [...fiats], ...span }),
    currencies: await readCurrencies(session, schema),
  };
}

/** First and last of a list in order. */
function ends(times: readonly number[]): number[] {
  const [first] = times;
  const last = times.at(-1);
  return first === undefined || last === undefined ? [] : [first, last];
}
