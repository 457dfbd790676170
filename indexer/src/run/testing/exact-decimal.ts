/**
 * A decimal number as a mapping's BigDecimal that is never negative: 34 significant digits, rounded half up. Written from
 * the definition, with fractions, not from the host's arithmetic.
 */
export class ExactDecimal {
  readonly #numerator: bigint;
  readonly #denominator: bigint;

  private constructor(numerator: bigint, denominator: bigint) {
    this.#numerator = numerator;
    this.#denominator = denominator;
  }

  static of(numerator: bigint, denominator = 1n): ExactDecimal {
    return roundTo34(numerator, denominator);
  }

  static make(numerator: bigint, denominator: bigint): ExactDecimal {
    return new ExactDecimal(numerator, denominator);
  }

  plus(other: ExactDecimal): ExactDecimal {
    const numerator = this.#numerator * other.#denominator + other.#numerator * this.#denominator;
    return roundTo34(numerator, this.#denominator * other.#denominator);
  }

  times(other: ExactDecimal): ExactDecimal {
    return roundTo34(this.#numerator * other.#numerator, this.#denominator * other.#denominator);
  }

  dividedBy(other: ExactDecimal): ExactDecimal {
    return roundTo34(this.#numerator * other.#denominator, this.#denominator * other.#numerator);
  }

  /** Zero where the divisor is. */
  safelyDividedBy(other: ExactDecimal): ExactDecimal {
    return other.#numerator === 0n ? other : this.dividedBy(other);
  }

  compare(other: ExactDecimal): number {
    const difference = this.#numerator * other.#denominator - other.#numerator * this.#denominator;
    return difference < 0n ? -1 : difference > 0n ? 1 : 0;
  }

  /** Plain notation without zeros at the end, as Postgres' trim_scale prints numerics. */
  toString(): string {
    let places = 0;
    while ((this.#numerator * 10n ** BigInt(places)) % this.#denominator !== 0n) places++;
    const digits = ((this.#numerator * 10n ** BigInt(places)) / this.#denominator).toString();
    if (places === 0) return digits;
    const padded = digits.padStart(places + 1, "0");
    return `${padded.slice(0, -places)}.${padded.slice(-places)}`;
  }
}

const KEPT = 34n;

function roundTo34(numerator: bigint, denominator: bigint): ExactDecimal {
  if (numerator === 0n) return ExactDecimal.make(0n, 1n);
  let exponent = 0n;
  const scaled = (by: bigint) =>
    by >= 0n ? (numerator * 10n ** by) / denominator : numerator / (denominator * 10n ** -by);
  while (scaled(exponent) < 10n ** (KEPT - 1n)) exponent++;
  while (scaled(exponent) >= 10n ** KEPT) exponent--;
  const up = exponent >= 0n ? numerator * 10n ** exponent : numerator;
  const down = exponent >= 0n ? denominator : denominator * 10n ** -exponent;
  const kept = (2n * up + down) / (2n * down);
  return exponent >= 0n
    ? ExactDecimal.make(kept, 10n ** exponent)
    : ExactDecimal.make(kept * 10n ** -exponent, 1n);
}
