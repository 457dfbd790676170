import type { SaleFact } from "../../../testing/chain-fact.ts";
import { exactIntervalRank } from "../../../testing/ledger/exact-interval-rank.ts";
import { exactRatio, ratioText } from "../../../testing/ledger/exact-ratio.ts";
import type { Ledger } from "../../../testing/ledger/expected-metrics.ts";
import { localDay } from "../../../testing/ledger/local-day.ts";
import {
  count,
  type EventHistory,
  eventHistories,
  groupBy,
  lastBlock,
  lastTime,
  type Placed,
} from "../../../testing/ledger/placed-fact.ts";
import type { MetricRow } from "../../../testing/read-metrics.ts";

const EXCLUSIONS = ["PRICE_UNKNOWN", "FACE_UNKNOWN", "FACE_ZERO", "MIXED_CURRENCY", "WASH_SUSPECT"] as const;
type Exclusion = (typeof EXCLUSIONS)[number];
type Measured = Placed<SaleFact> & { readonly price: bigint; readonly face: bigint; readonly markup: bigint };
type Judged = Placed<SaleFact> & { readonly exclusion: Exclusion | null };

function exclusionOf(sale: Placed<SaleFact>, { sales }: EventHistory): Exclusion | null {
  const { price, faceValue, faceCurrency, currency, isWashSuspect } = sale;
  if (price === null || isOrderElsewhereToo(sale, sales)) return "PRICE_UNKNOWN";
  if (faceValue === null || faceCurrency === null) return "FACE_UNKNOWN";
  if (faceValue === 0n) return "FACE_ZERO";
  if (faceCurrency !== currency) return "MIXED_CURRENCY";
  return isWashSuspect ? "WASH_SUSPECT" : null;
}

/** Whether the order sold more tickets than the event's own sales of it account for. */
function isOrderElsewhereToo(
  { bundle, quantity, block }: Placed<SaleFact>,
  sales: readonly Placed<SaleFact>[],
): boolean {
  if (bundle === null || quantity >= bundle.size) return false;
  const own = sales.filter((other) => other.block === block && other.bundle?.order === bundle.order);
  return own.reduce((sum, other) => sum + other.quantity, 0n) < bundle.size;
}

function resalesOf(history: EventHistory): Judged[] {
  return history.sales
    .filter(({ kind }) => kind === "SECONDARY")
    .map((sale) => ({ ...sale, exclusion: exclusionOf(sale, history) }));
}

function measuredOf(history: EventHistory): Measured[] {
  return resalesOf(history).flatMap((sale) => {
    const { price, faceValue: face } = sale;
    if (price === null || face === null || sale.exclusion !== null) return [];
    const markup = exactRatio(price - face, face);
    return markup === null ? [] : [{ ...sale, price, face, markup }];
  });
}

/** What the metric's tables should hold. */
export const ledger: Ledger = (blocks) => {
  const histories = eventHistories(blocks);
  return {
    event_markup: histories.map(markupRow).filter((row) => row !== null),
    event_markup_day: histories.flatMap(markupDayRows),
    event_markup_bin: histories.flatMap(markupBinRows),
  };
};

/** Expected row of metrics.event_markup. */
function markupRow(history: EventHistory): MetricRow | null {
  const resales = resalesOf(history);
  const facts = [...history.changes, ...resales];
  if (facts.length === 0) return null;
  const measured = measuredOf(history);
  const values = sorted(measured);
  const total = (amountOf: (sale: Measured) => bigint) =>
    measured.reduce((sum, sale) => sum + amountOf(sale), 0n);
  const rank = exactIntervalRank(values.length);
  const capped = measured.filter(({ resaleCapBps }) => resaleCapBps !== null && resaleCapBps > 0n);
  const reason = reasonOf(resales);
  return {
    event_id: history.event,
    resale_count: String(resales.length),
    measured_count: String(measured.length),
    ...Object.fromEntries(
      EXCLUSIONS.map((reason) => [
        `${reason.toLowerCase()}_count`,
        count(resales, ({ exclusion }) => exclusion === reason),
      ]),
    ),
    ...headline(values),
    median_low: rank === null ? null : ratioText(at(values, rank - 1)),
    median_high: rank === null ? null : ratioText(at(values, values.length - rank)),
    value_weighted_markup: ratioText(
      exactRatio(
        total(({ price, face }) => price - face),
        total(({ face }) => face),
      ),
    ),
    markup_reason: measured.length < 5 ? reason : null,
    value_weighted_reason: measured.length === 0 ? reason : null,
    ...sides(measured),
    capped_count: String(capped.length),
    above_cap_count: count(
      capped,
      ({ price, face, resaleCapBps }) => price * 10_000n > face * (resaleCapBps ?? 0n),
    ),
    as_of_block: lastBlock(facts),
    as_of_time: lastTime(facts),
    methodology: "2",
  };
}

/** Expected rows of metrics.event_markup_day. */
function markupDayRows(history: EventHistory): MetricRow[] {
  const zone = history.changes.find(({ kind }) => kind === "PUBLISHED")?.timeZone ?? "UTC";
  return [...groupBy(measuredOf(history), ({ time }) => localDay(time, zone))].map(([day, sales]) => ({
    event_id: history.event,
    day,
    measured_count: String(sales.length),
    ...headline(sorted(sales)),
    markup_reason: sales.length < 5 ? "LOW_N" : null,
    ...sides(sales),
    as_of_block: lastBlock(sales),
    methodology: "2",
  }));
}

/** Expected rows of metrics.event_markup_bin: a linear search over the bounds, in exact fractions. */
function markupBinRows(history: EventHistory): MetricRow[] {
  const lowerOf = ({ price, face }: Measured) => {
    let lower = -10_000n;
    while (lower < 30_000n && (price - face) * 10_000n >= (lower + 500n) * face) lower += 500n;
    return lower;
  };
  return [...groupBy(measuredOf(history), (sale) => String(lowerOf(sale)))].map(([lower, sales]) => ({
    event_id: history.event,
    lower_bps: lower,
    upper_bps: lower === "30000" ? null : String(Number(lower) + 500),
    sale_count: String(sales.length),
    as_of_block: lastBlock(sales),
    methodology: "2",
  }));
}

function headline(values: readonly bigint[]): MetricRow {
  if (values.length < 5) return { median_markup: null, p90_markup: null };
  const middle = values.length >> 1;
  const median =
    values.length % 2 === 1 ? at(values, middle) : halfEven(at(values, middle - 1) + at(values, middle));
  const p90 = at(
    values,
    values.findIndex((_, index) => (index + 1) * 10 >= values.length * 9),
  );
  return { median_markup: ratioText(median), p90_markup: ratioText(p90) };
}

function at(values: readonly bigint[], index: number): bigint {
  const value = values[index];
  if (value === undefined) throw new RangeError(`no value ${index} of ${values.length}`);
  return value;
}

function halfEven(sum: bigint): bigint {
  if (sum % 2n === 0n) return sum / 2n;
  const below = (sum - 1n) / 2n;
  return below % 2n === 0n ? below : below + 1n;
}

function sides(sales: readonly Measured[]): MetricRow {
  return {
    above_face_count: count(
      sales,
      ({ price, face }) => price - face > 0n && (price - face) * 1000n > face * 5n,
    ),
    below_face_count: count(
      sales,
      ({ price, face }) => face - price > 0n && (face - price) * 1000n > face * 5n,
    ),
  };
}

function sorted(sales: readonly Measured[]): bigint[] {
  return sales.map(({ markup }) => markup).toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}

function reasonOf(resales: readonly Judged[]): string {
  const reasons = new Set(resales.map(({ exclusion }) => exclusion));
  const [only] = reasons;
  if (reasons.size === 0) return "NO_SALES";
  return reasons.size === 1 && only !== null && only !== undefined ? only : "LOW_N";
}
