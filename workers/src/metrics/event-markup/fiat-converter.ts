import { fiatDecimals, type NullReason, type PricedCurrency, type RateBook } from "@facevalue/core";
import type { FaceValue, Payment } from "./resale.ts";

export interface RateSources {
  readonly rates: RateBook;
  readonly currencies: ReadonlyMap<string, PricedCurrency>;
}

/** Converts payments into one fiat, each at the rate of its own time. */
export class FiatConverter {
  readonly fiat: string;
  /** Decimal places of the fiat. */
  readonly decimals: number;
  readonly #sources: RateSources;

  private constructor(fiat: string, decimals: number, sources: RateSources) {
    this.fiat = fiat;
    this.decimals = decimals;
    this.#sources = sources;
  }

  /** Null when the event's fiat is not known or no currency. */
  static open(fiat: string | null, sources: RateSources): FiatConverter | null {
    const decimals = fiat === null ? null : fiatDecimals(fiat);
    return fiat === null || decimals === null ? null : new FiatConverter(fiat, decimals, sources);
  }

  /** The amount in the fiat's smallest unit, rounded half to even, or the reason why it is unknown. */
  convert({ amount, currency, time }: Payment): bigint | NullReason {
    const { rates, currencies } = this.#sources;
    const priced = currencies.get(currency) ?? { id: currency, decimals: null };
    const converted = rates.convert(amount, priced, { fiat: this.fiat, time });
    return "reason" in converted ? converted.reason : converted.amount;
  }

  /** A face value in the fiat itself needs no time. */
  convertFace({ amount, currency, time }: FaceValue): bigint | NullReason {
    if (currency === this.fiat) return this.convert({ amount, currency, time: 0 });
    return typeof time === "string" ? time : this.convert({ amount, currency, time });
  }
}
