const SCALE = 10n ** 18n;

/** `dividend / divisor` at 18 decimals, rounded half to even, as a decimal string without trailing zeros. */
export function exactRatio(dividend: bigint, divisor: bigint): string {
  const isNegative = dividend < 0n;
  const numerator = (isNegative ? -dividend : dividend) * SCALE;
  let quotient = numerator / divisor;
  const twice = (numerator % divisor) * 2n;
  if (twice > divisor || (twice === divisor && quotient % 2n === 1n)) quotient += 1n;
  return formatScaled(isNegative ? -quotient : quotient);
}

/** A number of 10^-18ths as a decimal string without trailing zeros. */
export function formatScaled(scaled: bigint): string {
  const digits = (scaled < 0n ? -scaled : scaled).toString().padStart(19, "0");
  const fraction = digits.slice(-18).replace(/0+$/, "");
  const whole = digits.slice(0, -18);
  return `${scaled < 0n ? "-" : ""}${whole}${fraction ? `.${fraction}` : ""}`;
}

/** A decimal string as a number of 10^-18ths. */
export function parseScaled(text: string): bigint {
  const [whole = "0", fraction = ""] = text.replace("-", "").split(".");
  const scaled = BigInt(whole) * SCALE + BigInt(fraction.padEnd(18, "0"));
  return text.startsWith("-") ? -scaled : scaled;
}
