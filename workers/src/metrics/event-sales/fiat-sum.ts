import { divideHalfEven, type NullReason } from "@facevalue/core";
import { ONE } from "../ratio.ts";

/** A rate of one payment's time: fiat per whole unit as a count of 10^-18, and the currency's decimal places. */
export interface LegRate {
  readonly rate: bigint;
  readonly decimals: number;
}

/** Rate of a leg, or why there is none. */
export type FoundRate = LegRate | { readonly reason: NullReason };

/** Reasons in the order in which they are named where legs have several. */
const REASONS: readonly NullReason[] = ["CURRENCY_UNKNOWN", "FX_MISSING", "FX_STALE"];

/** Adds up payments in several currencies, each at its own rate, exactly; the sum alone is rounded. */
export class FiatSum {
  converted = 0;
  unconverted = 0;
  /** Σ amount × rate by the decimal places of the amount's currency. */
  readonly #products = new Map<number, bigint>();
  readonly #reasons = new Set<NullReason>();

  /** Nothing paid is nothing in every currency. */
  add(amount: bigint, found: FoundRate): void {
    if (amount === 0n) this.converted += 1;
    else if ("reason" in found) {
      this.unconverted += 1;
      this.#reasons.add(found.reason);
    } else {
      this.converted += 1;
      const before = this.#products.get(found.decimals) ?? 0n;
      this.#products.set(found.decimals, before + amount * found.rate);
    }
  }

  /** Why the sum of all legs is not known; null when it is. */
  reason(): NullReason | null {
    return REASONS.find((reason) => this.#reasons.has(reason)) ?? null;
  }

  /** Sum of the legs that have a rate, in units of 10^-fiatDecimals, rounded half to even. */
  total(fiatDecimals: number): bigint {
    const most = Math.max(0, ...this.#products.keys());
    let product = 0n;
    for (const [decimals, part] of this.#products) product += part * 10n ** BigInt(most - decimals);
    return divideHalfEven(product * 10n ** BigInt(fiatDecimals), ONE * 10n ** BigInt(most));
  }
}
