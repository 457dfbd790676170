import { divideHalfEven } from "../divide-half-even.ts";
import type { NullReason } from "../null-reason.ts";
import { fiatDecimals } from "./fiat-decimals.ts";

/** One observed rate: fiat per whole unit of the currency, as a count of 10^-18. */
export interface ExchangeRate {
  /** Currency as the chain tables name it: bytes as a binary string. */
  readonly currency: string;
  /** ISO 4217 code. */
  readonly fiat: string;
  readonly source: string;
  /** Unix seconds from which it holds. */
  readonly time: number;
  readonly rate: bigint;
}

/** A currency of the chain tables. */
export interface PricedCurrency {
  /** Its id: token, twenty zero bytes for the native coin, or the letters of an ISO 4217 code; a binary string. */
  readonly id: string;
  /** Decimal places of its displayed unit; null when not known. */
  readonly decimals: number | null;
}

export interface Converted {
  /** In the fiat's smallest unit, rounded half to even. */
  readonly amount: bigint;
  /** Rate that was used, as a count of 10^-18. */
  readonly rate: bigint;
  /** Sources that gave it, in alphabetical order; none for a currency that is the fiat itself. */
  readonly sources: readonly string[];
  /** Age of the oldest of them at the time of the leg, in seconds. */
  readonly ageSeconds: number;
}

export type Conversion = Converted | { readonly reason: NullReason };

const RATE_UNIT = 10n ** 18n;
const ISO_CODE = /^[A-Z]{3}$/;

/** A rate of a coin or token may be an hour old, one between two currencies off the chain a day. */
const MAXIMUM_AGE_SECONDS = 3600;
const MAXIMUM_FIAT_AGE_SECONDS = 86_400;

/** For how long after its time a rate of this currency may be used. */
export function maximumRateAge(currency: string): number {
  return ISO_CODE.test(currency) ? MAXIMUM_FIAT_AGE_SECONDS : MAXIMUM_AGE_SECONDS;
}

/** Converts amounts at the rate of their own time: the median over the sources' newest rates that are not too old. */
export class RateBook {
  /** Rates by currency and fiat, then by source, ascending in time. */
  readonly #rates = new Map<string, Map<string, ExchangeRate[]>>();

  constructor(rates: Iterable<ExchangeRate>) {
    const sorted = [...rates].sort((a, b) => a.time - b.time);
    for (const rate of sorted) {
      const bySource = getOrInsert(
        this.#rates,
        keyOf(rate.currency, rate.fiat),
        () => new Map<string, ExchangeRate[]>(),
      );
      getOrInsert(bySource, rate.source, (): ExchangeRate[] => []).push(rate);
    }
  }

  /**
   * @param amount in the currency's smallest unit
   * @param time unix seconds of the payment
   * @returns the reason CURRENCY_UNKNOWN without decimals, FX_MISSING without any earlier rate, FX_STALE when all are too old
   */
  convert(
    amount: bigint,
    currency: PricedCurrency,
    { fiat, time }: { fiat: string; time: number },
  ): Conversion {
    const decimals = fiatDecimals(fiat);
    if (decimals === null || currency.decimals === null) return { reason: "CURRENCY_UNKNOWN" };
    const found = currency.id === fiat ? SAME : this.#find(currency.id, fiat, time);
    if ("reason" in found) return found;
    const dividend = amount * found.rate * 10n ** BigInt(decimals);
    return { ...found, amount: divideHalfEven(dividend, RATE_UNIT * 10n ** BigInt(currency.decimals)) };
  }

  #find(currency: string, fiat: string, time: number): Omit<Converted, "amount"> | { reason: NullReason } {
    const oldest = time - maximumRateAge(currency);
    const newest = [...(this.#rates.get(keyOf(currency, fiat))?.values() ?? [])]
      .map((rates) => lastAtOrBefore(rates, time))
      .filter((rate) => rate !== undefined);
    if (newest.length === 0) return { reason: "FX_MISSING" };
    const usable = newest.filter((rate) => rate.time >= oldest);
    if (usable.length === 0) return { reason: "FX_STALE" };
    return {
      rate: medianOf(usable.map(({ rate }) => rate)),
      sources: usable.map(({ source }) => source).sort(),
      ageSeconds: time - Math.min(...usable.map((rate) => rate.time)),
    };
  }
}

const SAME = { rate: RATE_UNIT, sources: [], ageSeconds: 0 };

function keyOf(currency: string, fiat: string): string {
  return `${currency}\n${fiat}`;
}

function getOrInsert<Key, Value>(map: Map<Key, Value>, key: Key, create: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const created = create();
  map.set(key, created);
  return created;
}

function lastAtOrBefore(rates: readonly ExchangeRate[], time: number): ExchangeRate | undefined {
  let low = 0;
  let high = rates.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rates[middle]?.time ?? Number.POSITIVE_INFINITY) <= time) low = middle + 1;
    else high = middle;
  }
  return rates[low - 1];
}

/** The middle rate; of an even number of rates the mean of the two middle ones, half to even. */
function medianOf(rates: readonly bigint[]): bigint {
  const sorted = rates.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const upper = sorted[sorted.length >> 1] ?? 0n;
  const lower = sorted[(sorted.length - 1) >> 1] ?? upper;
  return divideHalfEven(lower + upper, 2n);
}
