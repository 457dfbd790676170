import { divideHalfEven } from "../divide-half-even.ts";
import type { NullReason } from "../null-reason.ts";
import { fiatDecimals } from "./fiat-decimals.ts";
import { maximumRateAge, RATE_REACH_SECONDS } from "./rate-age.ts";
import { BRIDGE_CURRENCY, chainRates, invertRate } from "./rate-chain.ts";
import { type RateAt, RateSeries } from "./rate-series.ts";

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

const RATE_PLACES = 18;

/**
 * Converts amounts at the rate of their own time: the median over the sources' newest rates that are not too old. A currency
 * without one in the fiat is converted through US dollars.
 */
export class RateBook {
  /** By currency, then by fiat. */
  readonly #series = new Map<string, Map<string, RateSeries>>();

  /** @param rates one per currency, fiat, source and time, in any order */
  constructor(rates: Iterable<ExchangeRate>) {
    const sorted = [...rates].sort((a, b) => a.time - b.time);
    for (const [currency, ofCurrency] of Map.groupBy(sorted, (rate) => rate.currency)) {
      const limits = { maximumAge: maximumRateAge(currency), reach: RATE_REACH_SECONDS };
      const byFiat = Map.groupBy(ofCurrency, ({ fiat }) => fiat);
      const series = [...byFiat].map(([fiat, own]) => [fiat, new RateSeries(own, limits)] as const);
      this.#series.set(currency, new Map(series));
    }
  }

  /**
   * @param amount in the currency's smallest unit
   * @param time unix seconds of the payment
   * @returns the reason CURRENCY_UNKNOWN without decimals, FX_MISSING without a rate in the week before, FX_STALE when all are too old
   */
  convert(
    amount: bigint,
    currency: PricedCurrency,
    { fiat, time }: { fiat: string; time: number },
  ): Conversion {
    const decimals = fiatDecimals(fiat);
    if (decimals === null || currency.decimals === null) return { reason: "CURRENCY_UNKNOWN" };
    const found = currency.id === fiat ? ownRate(time) : this.#find(currency.id, fiat, time);
    if ("reason" in found) return found;
    const { rate, sources, oldest } = found;
    const converted = shift(amount * rate, decimals - currency.decimals - RATE_PLACES);
    return { amount: converted, rate, sources, ageSeconds: time - oldest };
  }

  #find(currency: string, fiat: string, time: number): RateAt {
    const direct = this.#told(currency, fiat, time);
    if (!("reason" in direct) || fiat === BRIDGE_CURRENCY) return direct;
    const dollars = this.#dollarsIn(fiat, time);
    if (currency === BRIDGE_CURRENCY) return dollars;
    const through = chainRates(this.#told(currency, BRIDGE_CURRENCY, time), dollars);
    return "reason" in through && direct.reason === "FX_STALE" ? direct : through;
  }

  /** Price feeds quote a fiat in dollars, not dollars in a fiat: that rate serves as well. */
  #dollarsIn(fiat: string, time: number): RateAt {
    const direct = this.#told(BRIDGE_CURRENCY, fiat, time);
    if (!("reason" in direct)) return direct;
    const inverse = invertRate(this.#told(fiat, BRIDGE_CURRENCY, time));
    return "reason" in inverse && direct.reason === "FX_STALE" ? direct : inverse;
  }

  #told(currency: string, fiat: string, time: number): RateAt {
    return this.#series.get(currency)?.get(fiat)?.at(time) ?? { reason: "FX_MISSING" };
  }
}

/** A currency's rate in itself. */
function ownRate(time: number): RateAt {
  return { rate: powerOfTen(RATE_PLACES), sources: [], oldest: time };
}

/** value · 10^places, half to even. */
function shift(value: bigint, places: number): bigint {
  return places >= 0 ? value * powerOfTen(places) : divideHalfEven(value, powerOfTen(-places));
}

const powers: bigint[] = [];

function powerOfTen(exponent: number): bigint {
  const known = powers[exponent];
  if (known !== undefined) return known;
  const power = 10n ** BigInt(exponent);
  powers[exponent] = power;
  return power;
}
