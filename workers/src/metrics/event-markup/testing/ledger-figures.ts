import { exactIntervalRank } from "../../../testing/ledger/exact-interval-rank.ts";
import { exactRatio, ratioText } from "../../../testing/ledger/exact-ratio.ts";
import { count } from "../../../testing/ledger/placed-fact.ts";
import type { MetricRow } from "../../../testing/read-metrics.ts";
import type { LedgerResale } from "./ledger-resale.ts";

const EXCLUSIONS = {
  price_unknown_count: "PRICE_UNKNOWN",
  face_unknown_count: "FACE_UNKNOWN",
  face_zero_count: "FACE_ZERO",
  mixed_currency_count: "MIXED_CURRENCY",
  unnumbered_count: "TICKETS_UNNUMBERED",
  event_currency_unknown_count: "EVENT_CURRENCY_UNKNOWN",
  currency_unknown_count: "CURRENCY_UNKNOWN",
  fx_missing_count: "FX_MISSING",
  fx_stale_count: "FX_STALE",
};

/** Every figure of these resales; `places` are the fiat's decimals, null for tokens. */
export function figuresOf(resales: readonly LedgerResale[], places: number | null): MetricRow {
  const measured = measuredOf(resales);
  const values = measured.map(({ markup }) => markup);
  const rank = exactIntervalRank(values.length);
  return {
    resale_count: String(resales.length),
    measured_count: String(measured.length),
    ...Object.fromEntries(
      Object.entries(EXCLUSIONS).map(([column, reason]) => [
        column,
        count(resales, ({ exclusion }) => exclusion === reason),
      ]),
    ),
    wash_suspect_count: count(measured, ({ sale }) => sale.isWashSuspect),
    ...headline(values),
    median_low: rank === null ? null : ratioText(at(values, rank - 1)),
    median_high: rank === null ? null : ratioText(at(values, values.length - rank)),
    markup_reason: values.length < 5 ? commonReason(resales.map(({ exclusion }) => exclusion)) : null,
    ...moneyOf(resales, measured),
    ...sidesOf(measured, places),
    ...marginsOf(resales),
    ...ticketsOf(resales),
    ...sellersOf(resales),
  };
}

/** In order of markup, then of face value. */
export function measuredOf(resales: readonly LedgerResale[]): LedgerResale[] {
  return resales
    .filter(({ exclusion }) => exclusion === null)
    .sort((a, b) => order(a.markup, b.markup) || order(a.face, b.face));
}

export function headline(values: readonly bigint[]): MetricRow {
  if (values.length < 5) return { median_markup: null, p90_markup: null };
  const p90 = values.findIndex((_, index) => (index + 1) * 10 >= values.length * 9);
  return { median_markup: ratioText(middleOf(values)), p90_markup: ratioText(at(values, p90)) };
}

/** The prices 1 % lower, as they are, and 1 % higher. */
const ERRORS = [
  ["_low", 99n],
  ["", 100n],
  ["_high", 101n],
] as const;

export function sidesOf(measured: readonly LedgerResale[], places: number | null): MetricRow {
  const isBeyond = (distance: bigint, face: bigint, scale: bigint) => {
    const isCoin = places === null || distance * 100n > scale * 10n ** BigInt(places);
    return distance * 200n > scale * face && isCoin;
  };
  const capped = measured.filter(({ sale }) => sale.resaleCapBps !== null && sale.resaleCapBps > 0n);
  const isOverCap = ({ sale, price, face }: LedgerResale, percent: bigint) => {
    const distance = price * percent * 100n - face * (sale.resaleCapBps ?? 0n);
    return places === null ? distance > 0n : isBeyond(distance, face, 10_000n);
  };
  const entries = ERRORS.flatMap(([suffix, percent]) => [
    [
      `above_face${suffix}_count`,
      count(measured, ({ price, face }) => isBeyond(price * percent - face * 100n, face, 100n)),
    ],
    [`above_cap${suffix}_count`, count(capped, (resale) => isOverCap(resale, percent))],
  ]);
  return {
    ...Object.fromEntries(entries),
    below_face_count: count(measured, ({ price, face }) => isBeyond(face - price, face, 1n)),
    capped_count: String(capped.length),
  };
}

function moneyOf(resales: readonly LedgerResale[], measured: readonly LedgerResale[]): MetricRow {
  const weigh = (own: readonly LedgerResale[]) => {
    const face = total(own.map((resale) => resale.face));
    return ratioText(exactRatio(total(own.map(({ price }) => price)) - face, face));
  };
  const cut = Number((BigInt(measured.length) * 5n) / 100n);
  const isMixed = new Set(measured.map(({ unit }) => unit)).size > 1;
  const nothing = commonReason(resales.map(({ exclusion }) => exclusion));
  const weightReason = measured.length === 0 ? nothing : isMixed ? "MIXED_CURRENCY" : null;
  const priced = resales.filter(({ unit }) => unit !== null);
  const units = [...new Set(priced.map(({ unit }) => unit))];
  const excess = priced.map(({ price, face, sale }) => {
    const cap = sale.resaleCapBps ?? 0n;
    const beyond = price - (cap > 0n ? (face * cap) / 10_000n : face);
    return beyond > 0n ? beyond : 0n;
  });
  return {
    value_weighted_markup: weightReason === null ? weigh(measured) : null,
    trimmed_markup: weightReason === null ? weigh(measured.slice(cut, measured.length - cut)) : null,
    value_weighted_reason: weightReason,
    excess_paid: units.length === 1 ? total(excess).toString() : null,
    excess_currency: units.length === 1 ? (units[0] ?? null) : null,
    excess_reason: units.length === 1 ? null : units.length === 0 ? nothing : "MIXED_CURRENCY",
  };
}

function marginsOf(resales: readonly LedgerResale[]): MetricRow {
  const known = resales.filter(({ margin }) => typeof margin === "bigint");
  const values = known.map(({ margin }) => BigInt(margin)).sort(order);
  const reasons = resales.map(({ margin }) => (typeof margin === "bigint" ? null : margin));
  const counted = (...names: string[]) =>
    String(reasons.filter((reason) => names.includes(reason ?? "")).length);
  return {
    margin_count: String(values.length),
    gift_cost_count: count(known, ({ isGift }) => isGift),
    split_unknown_count: counted("SPLIT_UNKNOWN"),
    cost_unknown_count: counted("COST_UNKNOWN", "TICKETS_UNNUMBERED", "FACE_UNKNOWN"),
    cost_zero_count: counted("FACE_ZERO"),
    cost_unconverted_count: counted(
      "MIXED_CURRENCY",
      "EVENT_CURRENCY_UNKNOWN",
      "CURRENCY_UNKNOWN",
      "FX_MISSING",
      "FX_STALE",
    ),
    median_margin: values.length < 5 ? null : ratioText(middleOf(values)),
    margin_reason: values.length < 5 ? commonReason(reasons) : null,
  };
}

function ticketsOf(resales: readonly LedgerResale[]): MetricRow {
  const last = resales.filter(({ isLast }) => isLast);
  const values = measuredOf(last).map(({ markup }) => markup);
  const numbered = resales.filter(({ sale }) => sale.ticket !== null);
  const isAnyUnnumbered = numbered.length < resales.length;
  const reasons = last.map(({ exclusion }) => exclusion);
  const reason = resales.length > 0 && last.length === 0 ? "LOW_N" : commonReason(reasons);
  const whenNone = resales.length > 0 && numbered.length === 0 ? "TICKETS_UNNUMBERED" : reason;
  const resold = numbered.filter(({ sale, isOfSoldTicket }) => isOfSoldTicket && sale.seller !== sale.buyer);
  return {
    final_ticket_count: String(values.length),
    final_markup: values.length < 5 ? null : ratioText(middleOf(values)),
    final_reason: values.length < 5 ? whenNone : null,
    resold_ticket_count: isAnyUnnumbered ? null : String(new Set(resold.map(({ sale }) => sale.ticket)).size),
    resold_reason: isAnyUnnumbered ? "TICKETS_UNNUMBERED" : null,
  };
}

function sellersOf(resales: readonly LedgerResale[]): MetricRow {
  const sellers = [...new Set(resales.map(({ sale }) => sale.seller))];
  const sold = sellers
    .map((seller) =>
      total(resales.filter(({ sale }) => sale.seller === seller).map(({ sale }) => sale.quantity)),
    )
    .sort(order)
    .reverse();
  const all = total(sold);
  return {
    seller_count: String(sellers.length),
    seller_concentration: ratioText(exactRatio(total(sold.map((amount) => amount ** 2n)), all ** 2n)),
    top_seller_share: ratioText(exactRatio(total(sold.slice(0, 10)), all)),
    seller_reason: resales.length === 0 ? "NO_SALES" : null,
  };
}

function middleOf(sorted: readonly bigint[]): bigint {
  const twice = at(sorted, (sorted.length - 1) >> 1) + at(sorted, sorted.length >> 1);
  return exactRatio(twice, 2n * 10n ** 18n) ?? 0n;
}

function commonReason(reasons: readonly (string | null)[]): string {
  const [first] = reasons;
  if (first === undefined) return "NO_SALES";
  return new Set(reasons).size === 1 && first !== null ? first : "LOW_N";
}

function total(amounts: readonly bigint[]): bigint {
  return amounts.reduce((sum, amount) => sum + amount, 0n);
}

function at(values: readonly bigint[], index: number): bigint {
  const value = values[index];
  if (value === undefined) throw new RangeError(`no value ${index} of ${values.length}`);
  return value;
}

function order(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
