import type { Resale } from "./dossier.ts";

const BASIS_POINTS = 10_000n;

/** What a sale's buyer paid beyond what was allowed. */
export interface PriceExcess {
  readonly sale: Resale;
  readonly currency: number;
  /** In the currency's smallest unit; 0 when none. */
  readonly excess: bigint;
  readonly faceValue: bigint;
}

/**
 * Price above the cap on record, or above the face value where there is no cap; null where price or face value is unknown, the face
 * value is 0, or they are in different currencies.
 */
export function priceExcess(sale: Resale): PriceExcess | null {
  const { price, faceValue, currency, faceCurrency, resaleCapBps } = sale;
  if (price === null || faceValue === null || faceValue === 0n) return null;
  if (currency < 0 || currency !== faceCurrency) return null;
  const cap = BigInt(Math.max(resaleCapBps, 0));
  const allowed = cap === 0n ? faceValue : (faceValue * cap) / BASIS_POINTS;
  return { sale, currency, excess: price > allowed ? price - allowed : 0n, faceValue };
}

/** dividend / divisor as a number with six exact places, for amounts of any size. */
export function quotient(dividend: bigint, divisor: bigint): number {
  return Number((dividend * 1_000_000n) / divisor) / 1_000_000;
}
