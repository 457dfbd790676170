/** The whole number nearest to the quotient; of two equally near ones the even one. Throws a RangeError for a divisor of 0. */
export function divideHalfEven(dividend: bigint, divisor: bigint): bigint {
  const isNegative = dividend < 0n !== divisor < 0n;
  const [top, bottom] = [dividend < 0n ? -dividend : dividend, divisor < 0n ? -divisor : divisor];
  const whole = top / bottom;
  const twice = (top % bottom) * 2n;
  const isUp = twice > bottom || (twice === bottom && whole % 2n === 1n);
  const magnitude = isUp ? whole + 1n : whole;
  return isNegative ? -magnitude : magnitude;
}
