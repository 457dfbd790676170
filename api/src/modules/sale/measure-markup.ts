import { divideExactly } from "../../exact/exact-decimal.ts";
import type { Ratio } from "../../generated/resolver-types.ts";
import { refKey } from "../../graphql/entity-ref.ts";
import type { MoneyRecord } from "../currency/money-record.ts";
import type { SaleRecord } from "./sale-record.ts";

const BASIS_POINTS = 10_000n;

/**
 * Price against face value, less one (analytics.md 2, buyer markup), rounded half to even at 18 places. What the metric
 * event-markup leaves out has no value here either.
 */
export function measureMarkup(sale: SaleRecord): Ratio {
  const { price, faceValue } = sale;
  if (price === null || sale.isPriceShared) return { value: null, reason: "PRICE_UNKNOWN" };
  if (faceValue === null) return { value: null, reason: "FACE_UNKNOWN" };
  if (faceValue.raw === 0n) return { value: null, reason: "FACE_ZERO" };
  if (refKey(price.currency) !== refKey(faceValue.currency)) return { value: null, reason: "MIXED_CURRENCY" };
  return { value: divideExactly(price.raw - faceValue.raw, faceValue.raw), reason: null };
}

/** Highest price that the resale cap allows, rounded down; null when there is no cap or it is not known. */
export function capPriceOf({ faceValue, resaleCapBps }: SaleRecord): MoneyRecord | null {
  if (faceValue === null || resaleCapBps === null || resaleCapBps === 0n) return null;
  return { raw: (faceValue.raw * resaleCapBps) / BASIS_POINTS, currency: faceValue.currency };
}

/** What was paid above the cap, or above face value where there is no cap (analytics.md 2, excess paid); null where it cannot be told. */
export function excessOf(sale: SaleRecord): MoneyRecord | null {
  const { price, faceValue } = sale;
  if (price === null || sale.isPriceShared || faceValue === null) return null;
  if (faceValue.raw !== 0n && refKey(price.currency) !== refKey(faceValue.currency)) return null;
  const { raw: allowed } = capPriceOf(sale) ?? faceValue;
  return { raw: price.raw > allowed ? price.raw - allowed : 0n, currency: price.currency };
}
