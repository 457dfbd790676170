import type { SaleFact } from "../../../testing/chain-fact.ts";
import type { Ledger } from "../../../testing/ledger/expected-metrics.ts";
import { localDay } from "../../../testing/ledger/local-day.ts";
import {
  type EventHistory,
  eventHistories,
  groupBy,
  lastBlock,
  lastTime,
  type Placed,
} from "../../../testing/ledger/placed-fact.ts";
import type { MetricRow } from "../../../testing/read-metrics.ts";
import { ledgerTrades } from "../../wash-trade/testing/ledger-trade.ts";
import { verdictOf } from "../../wash-trade/testing/ledger-verdict.ts";
import { figuresOf, headline, measuredOf, sidesOf } from "./ledger-figures.ts";
import { FIAT_PLACES, LedgerRates } from "./ledger-rate.ts";
import { knownFiat, type LedgerResale, resalesIn } from "./ledger-resale.ts";

const DAY = 86_400;
const VARIANTS = (["TOKEN", "FIAT"] as const).flatMap((basis) =>
  ["RAW", "WASH_ADJUSTED"].map((adjustment) => ({ basis, adjustment })),
);

/** What the metric's tables should hold. */
export const ledger: Ledger = (blocks, rates) => {
  const histories = eventHistories(blocks).filter(({ changes, sales }) => changes.length + sales.length > 0);
  const known = new LedgerRates(blocks, rates);
  const parts = histories.flatMap((history) => {
    const washes = washSales(history);
    return VARIANTS.map(({ basis, adjustment }) => {
      const fiat = history.changes.find(({ kind }) => kind === "PUBLISHED")?.fiat ?? null;
      const sales = history.sales.filter((sale) => adjustment === "RAW" || !washes.has(sale));
      const resales = resalesIn(basis, { history, sales, fiat, rates: known });
      const code = knownFiat({ fiat });
      const places = basis === "TOKEN" || code === null ? null : (FIAT_PLACES[code] ?? null);
      return { history, basis, adjustment, resales, places };
    });
  });
  return {
    event_markup: parts.flatMap(sliceRows),
    event_markup_day: parts.flatMap(dayRows),
    event_markup_bin: parts.flatMap(binRows),
  };
};

interface Part {
  readonly history: EventHistory;
  readonly basis: string;
  readonly adjustment: string;
  readonly resales: readonly LedgerResale[];
  readonly places: number | null;
}

function identity({ history, basis, adjustment }: Part): MetricRow {
  return { event_id: history.event, basis, adjustment, methodology: "5" };
}

type Sale = Placed<SaleFact>;

function washSales(history: EventHistory): Set<Sale> {
  const washes = ledgerTrades(history).filter((trade) =>
    ["CONFIRMED", "SUSPECT"].includes(verdictOf(trade).verdict ?? ""),
  );
  return new Set(washes.map(({ sale }) => sale));
}

function sliceRows(part: Part): MetricRow[] {
  const { history, resales, places } = part;
  const start = history.changes.filter(({ kind }) => kind !== "CANCELLED").at(-1)?.startsAt ?? null;
  const kinds: Record<string, (sale: Sale) => string> = {
    ALL: () => "",
    TIER: ({ tier }) => tier ?? "UNKNOWN",
    HOP: ({ hop }) => (hop === null ? "UNKNOWN" : hop >= 4 ? "4+" : String(hop)),
    LEAD_TIME: ({ time }) => (start === null ? "UNKNOWN" : leadTime(start - time)),
  };
  return Object.entries(kinds).flatMap(([slice, keyOf]) => {
    const isOfSales = slice === "ALL" || slice === "TIER";
    const counted = isOfSales ? history.sales : resales.map(({ sale }) => sale);
    const keys = new Set(counted.map(keyOf));
    if (slice === "ALL") keys.add("");
    return [...keys].map((key) => {
      const sales = counted.filter((sale) => keyOf(sale) === key);
      const facts = [...sales, ...(slice === "ALL" ? history.changes : [])];
      const sold = sales.filter(({ kind, price }) => kind === "PRIMARY" && price !== 0n);
      const own = resales.filter(({ sale }) => keyOf(sale) === key);
      return {
        ...identity(part),
        slice,
        slice_key: key,
        ...figuresOf(own, places),
        sold_ticket_count: isOfSales
          ? sold.reduce((sum, { quantity }) => sum + quantity, 0n).toString()
          : null,
        as_of_block: lastBlock(facts),
        as_of_time: lastTime(facts),
      };
    });
  });
}

function leadTime(seconds: number): string {
  if (seconds <= 0) return "AFTER_START";
  if (seconds < DAY) return "UNDER_1_DAY";
  if (seconds <= 3 * DAY) return "DAYS_3_TO_1";
  if (seconds <= 7 * DAY) return "DAYS_7_TO_3";
  if (seconds <= 14 * DAY) return "DAYS_14_TO_7";
  if (seconds <= 30 * DAY) return "DAYS_30_TO_14";
  return seconds <= 60 * DAY ? "DAYS_60_TO_30" : "OVER_60_DAYS";
}

function dayRows(part: Part): MetricRow[] {
  const zone = part.history.changes.find(({ kind }) => kind === "PUBLISHED")?.timeZone ?? "UTC";
  const days = groupBy(measuredOf(part.resales), ({ sale }) => localDay(sale.time, zone));
  return [...days].map(([day, own]) => {
    const { above_face_count = null, below_face_count = null } = sidesOf(own, part.places);
    return {
      ...identity(part),
      day,
      measured_count: String(own.length),
      ...headline(own.map(({ markup }) => markup)),
      markup_reason: own.length < 5 ? "LOW_N" : null,
      above_face_count,
      below_face_count,
      as_of_block: lastBlock(own.map(({ sale }) => sale)),
    };
  });
}

/** A linear search over the bounds, in exact fractions. */
function binRows(part: Part): MetricRow[] {
  const lowerOf = ({ price, face }: LedgerResale) => {
    let lower = -10_000n;
    while (lower < 30_000n && (price - face) * 10_000n >= (lower + 500n) * face) lower += 500n;
    return lower;
  };
  const bins = groupBy(measuredOf(part.resales), (resale) => String(lowerOf(resale)));
  return [...bins].map(([lower, own]) => ({
    ...identity(part),
    lower_bps: lower,
    upper_bps: lower === "30000" ? null : String(Number(lower) + 500),
    sale_count: String(own.length),
    as_of_block: lastBlock(own.map(({ sale }) => sale)),
  }));
}
