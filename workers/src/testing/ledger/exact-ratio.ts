const ONE = 10n ** 18n;

/** dividend / divisor in units of 10^-18, half to even; null for a divisor of 0. */
export function exactRatio(dividend: bigint, divisor: bigint): bigint | null {
  if (divisor === 0n) return null;
  const isNegative = dividend < 0n !== divisor < 0n;
  const scaled = (dividend < 0n ? -dividend : dividend) * ONE;
  const by = divisor < 0n ? -divisor : divisor;
  const floor = scaled / by;
  const rest = scaled - floor * by;
  const isUp = rest + rest > by || (rest + rest === by && floor % 2n === 1n);
  const rounded = isUp ? floor + 1n : floor;
  return isNegative ? -rounded : rounded;
}

/** Units of 10^-18 as decimal text with 18 places. */
export function ratioText(units: bigint): string;
export function ratioText(units: bigint | null): string | null;
export function ratioText(units: bigint | null): string | null {
  if (units === null) return null;
  const digits = (units < 0n ? -units : units).toString().padStart(19, "0");
  return `${units < 0n ? "-" : ""}${digits.slice(0, -18)}.${digits.slice(-18)}`;
}
