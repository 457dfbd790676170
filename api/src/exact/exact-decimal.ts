const SCALE_DIGITS = 18;
const SCALE = 10n ** BigInt(SCALE_DIGITS);

/**
 * `dividend / divisor` rounded half to even at 18 decimal places, as a decimal string without trailing zeros;
 * null when the divisor is 0. Gives the same value as metrics.ratio in the database.
 */
export function divideExactly(dividend: bigint, divisor: bigint): string | null {
  if (divisor === 0n) return null;
  const isNegative = dividend < 0n !== divisor < 0n;
  const n = absolute(dividend) * SCALE;
  const d = absolute(divisor);
  const quotient = n / d;
  const twice = 2n * (n % d);
  const isRoundedUp = twice > d || (twice === d && quotient % 2n === 1n);
  const rounded = quotient + (isRoundedUp ? 1n : 0n);
  return toDecimalString(isNegative ? -rounded : rounded, SCALE_DIGITS);
}

/** `units / 10^decimals` written out exactly, without trailing zeros. */
export function toDecimalString(units: bigint, decimals: number): string {
  const digits = absolute(units)
    .toString()
    .padStart(decimals + 1, "0");
  const whole = digits.slice(0, digits.length - decimals);
  const fraction = digits.slice(digits.length - decimals).replace(/0+$/, "");
  return `${units < 0n ? "-" : ""}${whole}${fraction === "" ? "" : `.${fraction}`}`;
}

function absolute(value: bigint): bigint {
  return value < 0n ? -value : value;
}
