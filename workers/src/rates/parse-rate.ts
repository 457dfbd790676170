import { divideHalfEven } from "@facevalue/core";

const DECIMAL = /^(\d{1,40})(?:\.(\d{1,60}))?(?:[eE]([+-]?\d{1,2}))?$/;
const PLACES = 18;
/** What app.fx_rate holds. */
const LARGEST = 10n ** 58n;

/** A decimal number over 0 as a count of 10^-18, half to even; null for anything else, and for one that rounds to 0. */
export function parseRate(text: string): bigint | null {
  const match = DECIMAL.exec(text);
  if (match === null) return null;
  const [, whole = "", fraction = "", exponent = "0"] = match;
  const digits = BigInt(whole + fraction);
  const places = PLACES - fraction.length + Number(exponent);
  const rate = places >= 0 ? digits * 10n ** BigInt(places) : divideHalfEven(digits, 10n ** BigInt(-places));
  return rate > 0n && rate < LARGEST ? rate : null;
}
