import { divideHalfEven } from "../divide-half-even.ts";
import type { RateAt } from "./rate-series.ts";

/** The one currency through which others are converted. */
export const BRIDGE_CURRENCY = "USD";

const ONE = 10n ** 18n;
const NONE: RateAt = { reason: "FX_MISSING" };

export interface CurrencyPair {
  /** As the chain tables name it: a binary string. */
  readonly currency: string;
  /** ISO 4217 code. */
  readonly fiat: string;
}

/** The pairs whose rates may have a part in converting this one: itself, and those through US dollars. */
export function pairsThrough({ currency, fiat }: CurrencyPair): CurrencyPair[] {
  const pairs = [
    { currency, fiat },
    { currency, fiat: BRIDGE_CURRENCY },
    { currency: BRIDGE_CURRENCY, fiat },
    { currency: fiat, fiat: BRIDGE_CURRENCY },
  ];
  const isFirst = (pair: CurrencyPair, index: number) =>
    pairs.findIndex((other) => other.currency === pair.currency && other.fiat === pair.fiat) === index;
  return pairs.filter((pair, index) => pair.currency !== pair.fiat && isFirst(pair, index));
}

/** The product of two rates, as old as the older of them; half to even at 18 places. One that rounds to 0 is none. */
export function chainRates(first: RateAt, second: RateAt): RateAt {
  if ("reason" in first || "reason" in second) {
    const reasons = [first, second].flatMap((one) => ("reason" in one ? [one.reason] : []));
    return reasons.includes("FX_MISSING") ? NONE : { reason: "FX_STALE" };
  }
  const rate = divideHalfEven(first.rate * second.rate, ONE);
  if (rate === 0n) return NONE;
  const sources = [...new Set([...first.sources, ...second.sources])].sort();
  return { rate, sources, oldest: Math.min(first.oldest, second.oldest) };
}

/** One divided by a rate, half to even at 18 places; one that rounds to 0 is none. */
export function invertRate(told: RateAt): RateAt {
  if ("reason" in told) return told;
  const rate = divideHalfEven(ONE * ONE, told.rate);
  return rate === 0n ? NONE : { ...told, rate };
}
