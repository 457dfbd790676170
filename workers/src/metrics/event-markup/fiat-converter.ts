import {
  divideHalfEven,
  fiatDecimals,
  type NullReason,
  type PricedCurrency,
  type RateBook,
} from "@facevalue/core";
import type { FaceValue, Payment } from "./resale.ts";

/** What an amount is multiplied with and divided by. */
interface Factor {
  readonly multiplier: bigint;
  readonly divisor: bigint;
}

const RATE_UNIT = 10n ** 18n;

/** Converts payments into one fiat at the rate of their own time, and looks each rate up once. */
export class FiatConverter {
  readonly fiat: string;
  /** Decimal places of the fiat. */
  readonly decimals: number;
  readonly #rates: RateBook;
  readonly #currencies: ReadonlyMap<string, PricedCurrency>;
  readonly #factors = new Map<string, Map<number, Factor | NullReason>>();

  private constructor(fiat: string, decimals: number, sources: RateSources) {
    this.fiat = fiat;
    this.decimals = decimals;
    this.#rates = sources.rates;
    this.#currencies = sources.currencies;
  }

  /** Null when the event's fiat is not known or no currency. */
  static open(fiat: string | null, sources: RateSources): FiatConverter | null {
    const decimals = fiat === null ? null : fiatDecimals(fiat);
    return fiat === null || decimals === null ? null : new FiatConverter(fiat, decimals, sources);
  }

  /** The amount in the fiat's smallest unit, rounded half to even, or the reason why it is unknown. */
  convert({ amount, currency, time }: Payment): bigint | NullReason {
    let ofCurrency = this.#factors.get(currency);
    if (ofCurrency === undefined) {
      ofCurrency = new Map();
      this.#factors.set(currency, ofCurrency);
    }
    let factor = ofCurrency.get(time);
    if (factor === undefined) {
      factor = this.#findFactor(currency, time);
      ofCurrency.set(time, factor);
    }
    if (typeof factor === "string") return factor;
    return divideHalfEven(amount * factor.multiplier, factor.divisor);
  }

  /** A face value in the fiat itself needs no time. */
  convertFace({ amount, currency, time }: FaceValue): bigint | NullReason {
    if (currency === this.fiat) return this.convert({ amount, currency, time: 0 });
    return typeof time === "string" ? time : this.convert({ amount, currency, time });
  }

  #findFactor(currency: string, time: number): Factor | NullReason {
    const priced = this.#currencies.get(currency) ?? { id: currency, decimals: null };
    const found = this.#rates.convert(0n, priced, { fiat: this.fiat, time });
    if ("reason" in found) return found.reason;
    return {
      multiplier: found.rate * 10n ** BigInt(this.decimals),
      divisor: RATE_UNIT * 10n ** BigInt(priced.decimals ?? 0),
    };
  }
}

export interface RateSources {
  readonly rates: RateBook;
  readonly currencies: ReadonlyMap<string, PricedCurrency>;
}
