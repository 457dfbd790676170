import type { CurrencyFact } from "../../../testing/chain-fact.ts";
import { proceedsOf } from "../../../testing/fact-rows.ts";
import { exactConversion } from "../../../testing/ledger/exact-conversion.ts";
import type { EventHistory } from "../../../testing/ledger/placed-fact.ts";
import type { RateFact } from "../../../testing/rate-fact.ts";
import type { MetricRow } from "../../../testing/read-metrics.ts";
import { isResale, type MoneyFact, moneyFacts } from "./money-facts.ts";

interface Known {
  readonly rates: readonly RateFact[];
  readonly currencies: readonly CurrencyFact[];
  /** Rows of event_sales. */
  readonly sales: readonly MetricRow[];
}

type Leg = (fact: MoneyFact) => bigint | null | undefined;

/** Amount of each sum's part; undefined where the fact has none. */
const LEGS: Readonly<Record<string, Leg>> = {
  PRIMARY_GROSS: ({ sale }) => (sale?.kind === "PRIMARY" ? sale.price : undefined),
  PRIMARY_FEES: ({ sale }) => (sale?.kind === "PRIMARY" ? sale.fee : undefined),
  REFUNDS: ({ sale, refund }) => (sale === null ? refund : undefined),
  RESALE_GROSS: ({ sale }) => (sale && isResale(sale) ? sale.price : undefined),
  ROYALTIES: ({ sale }) => (sale && isResale(sale) ? sale.royalty : undefined),
  MARKETPLACE_FEES: ({ sale }) => (sale && isResale(sale) ? sale.fee : undefined),
  SELLER_PROCEEDS: ({ sale }) => (sale && isResale(sale) ? proceedsOf(sale) : undefined),
  ORGANIZER_NET: ({ sale, refund }) => {
    if (sale === null) return -refund;
    if (isResale(sale)) return sale.royalty;
    return sale.price === null || sale.fee === null ? null : sale.price - sale.fee;
  },
};

const PLACES: Readonly<Record<string, number>> = { EUR: 2, JPY: 0 };

/** Expected rows of metrics.event_revenue_fiat. */
export function fiatRows(histories: readonly EventHistory[], known: Known): MetricRow[] {
  return histories.flatMap((history) => {
    const row = known.sales.find(({ event_id }) => event_id === history.event);
    if (row === undefined) return [];
    const fiat = history.changes[0]?.fiat ?? null;
    return Object.entries(LEGS).map(([item, leg]) => ({
      event_id: history.event,
      item,
      fiat,
      ...(fiat === null || !(fiat in PLACES)
        ? { ...NOTHING, amount_reason: "EVENT_CURRENCY_UNKNOWN" }
        : sumOf(history, { ...known, leg, fiat, isNet: item === "ORGANIZER_NET" })),
      as_of_block: row.as_of_block ?? null,
      methodology: "4",
    }));
  });
}

const NOTHING = { amount: null, converted_amount: null, converted_count: "0", unconverted_count: "0" };

interface Sum extends Omit<Known, "sales"> {
  readonly leg: Leg;
  readonly fiat: string;
  readonly isNet: boolean;
}

function sumOf(history: EventHistory, { leg, fiat, isNet, currencies, rates }: Sum) {
  const legs = moneyFacts(history)
    .filter(({ currency }) => currency !== "")
    .map(({ currency, time, ...fact }) => ({ amount: leg({ currency, time, ...fact }), currency, time }))
    .filter(({ amount }) => amount !== undefined);
  const told = legs.flatMap(({ amount, ...place }) =>
    amount === null || amount === undefined ? [] : [{ ...place, amount }],
  );
  const converted = told.map(({ amount, currency, time }) => {
    if (amount === 0n) return { cents: 0n };
    const decimals = currencies.find((known) => known.currency === currency)?.decimals ?? null;
    const found = exactConversion(rates, { amount: 1n, currency, decimals, time }, fiat);
    if ("reason" in found) return found;
    return { cents: amount * found.rate * 10n ** BigInt(FINEST - (decimals ?? 0)) };
  });
  const reasons = converted.flatMap((one) => ("reason" in one ? [one.reason] : []));
  const isSplitUnknown = isNet ? told.length < legs.length : told.length === 0 && legs.length > 0;
  const worst = ["CURRENCY_UNKNOWN", "FX_MISSING", "FX_STALE"].find((reason) =>
    reasons.some((one) => one === reason),
  );
  const reason = isSplitUnknown ? "SPLIT_UNKNOWN" : (worst ?? null);
  const exact = converted.reduce((sum, one) => sum + ("cents" in one ? one.cents : 0n), 0n);
  const total = roundHalfEven(exact * 10n ** BigInt(PLACES[fiat] ?? 0), 10n ** BigInt(18 + FINEST));
  return {
    amount: reason === null ? total : null,
    amount_reason: reason,
    converted_amount: isSplitUnknown ? null : total,
    converted_count: String(converted.length - reasons.length),
    unconverted_count: String(reasons.length),
  };
}

/** Most decimal places of a test currency. */
const FINEST = 18;

function roundHalfEven(top: bigint, bottom: bigint): string {
  const size = top < 0n ? -top : top;
  const down = size / bottom;
  const twice = 2n * (size % bottom);
  const isUp = twice > bottom || (twice === bottom && down % 2n === 1n);
  const rounded = isUp ? down + 1n : down;
  return String(top < 0n ? -rounded : rounded);
}
