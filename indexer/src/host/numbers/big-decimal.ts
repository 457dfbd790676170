import type { DecimalValue } from "../../schema/value.ts";
import { DeterministicError } from "../deterministic-error.ts";

/** Significant digits that graph-node keeps. */
const PRECISION = 34;
const DIVISION_DIGITS = 100;
/** The constant with which the Rust crate estimates digits from bits. */
const BITS_PER_DIGIT = 3.3219280949;
const MIN_EXPONENT = -6143;
const MAX_EXPONENT = 6144;

const POWERS: bigint[] = [1n];
const LIMIT = powerOfTen(PRECISION);

export const ZERO: DecimalValue = { digits: 0n, exponent: 0 };

export function powerOfTen(exponent: number): bigint {
  for (let known = POWERS.length; known <= exponent && known <= 256; known++) {
    POWERS.push((POWERS[known - 1] ?? 1n) * 10n);
  }
  return POWERS[exponent] ?? 10n ** BigInt(exponent);
}

/**
 * graph-node's normal form of digits·10^exponent: 34 significant digits, no trailing zeros. Positive numbers are rounded
 * half up; negative ones are cut off and may keep a 35th digit (bigdecimal 0.1.2 compares signed numbers there).
 */
export function normalize(digits: bigint, exponent: number): DecimalValue {
  if (digits === 0n) return ZERO;
  let rest = digits;
  let scale = exponent;
  if (rest >= LIMIT || rest <= -LIMIT) {
    const excess = countDigits(rest) - PRECISION;
    if (excess > 0) {
      rest = roundOff(rest, excess);
      scale += excess;
    }
  }
  return stripZeros(rest, scale);
}

function roundOff(digits: bigint, excess: number): bigint {
  const power = powerOfTen(excess);
  const remainder = digits % power;
  const quotient = digits / power;
  return remainder * 2n >= power ? quotient + 1n : quotient;
}

function stripZeros(digits: bigint, exponent: number): DecimalValue {
  let rest = digits;
  let scale = exponent;
  for (const step of [16, 4, 1]) {
    const power = powerOfTen(step);
    while (rest % power === 0n) {
      rest /= power;
      scale += step;
    }
  }
  return { digits: rest, exponent: scale };
}

/** Decimal digits as the Rust crate counts them: exact for positive numbers, an estimate for negative ones. */
function countDigits(value: bigint): number {
  if (value > 0n) return value.toString().length;
  return Math.floor((-value).toString(2).length / BITS_PER_DIGIT);
}

export function add(left: DecimalValue, right: DecimalValue): DecimalValue {
  const exponent = Math.min(left.exponent, right.exponent);
  return normalize(atExponent(left, exponent) + atExponent(right, exponent), exponent);
}

export function subtract(left: DecimalValue, right: DecimalValue): DecimalValue {
  const exponent = Math.min(left.exponent, right.exponent);
  return normalize(atExponent(left, exponent) - atExponent(right, exponent), exponent);
}

function atExponent({ digits, exponent }: DecimalValue, target: number): bigint {
  return exponent === target ? digits : digits * powerOfTen(exponent - target);
}

export function multiply(left: DecimalValue, right: DecimalValue): DecimalValue {
  return normalize(left.digits * right.digits, left.exponent + right.exponent);
}

/** Quotient to 100 digits rounded half up, then normalized. DeterministicError on a zero divisor. */
export function divide(left: DecimalValue, right: DecimalValue): DecimalValue {
  if (right.digits === 0n) throw new DeterministicError(`Cannot divide by zero-valued \`BigDecimal\`!`);
  if (left.digits === 0n || (right.digits === 1n && right.exponent === 0)) return left;
  const exponent = left.exponent - right.exponent;
  if (left.digits === right.digits) return { digits: 1n, exponent };
  const isNegative = left.digits < 0n !== right.digits < 0n;
  const quotient = divideMagnitudes(magnitude(left.digits), magnitude(right.digits));
  return normalize(isNegative ? -quotient.digits : quotient.digits, exponent + quotient.exponent);
}

function divideMagnitudes(numerator: bigint, denominator: bigint): DecimalValue {
  let shift = 0;
  let scaled = numerator;
  while (scaled < denominator) {
    scaled *= 10n;
    shift++;
  }
  const whole = scaled / denominator;
  if (whole * denominator === scaled) return { digits: whole, exponent: -shift };
  const more = Math.max(0, DIVISION_DIGITS - whole.toString().length);
  const extended = scaled * powerOfTen(more);
  const quotient = extended / denominator;
  const nextDigit = ((extended % denominator) * 10n) / denominator;
  return { digits: nextDigit >= 5n ? quotient + 1n : quotient, exponent: -(shift + more) };
}

function magnitude(value: bigint): bigint {
  return value < 0n ? -value : value;
}

/** Normal form of a BigDecimal that came from a mapping. DeterministicError when its exponent is out of range. */
export function fromMapping(digits: bigint, exponent: bigint): DecimalValue {
  const small = exponent >= -1_000_000n && exponent <= 1_000_000n;
  const value = small ? normalize(digits, Number(exponent)) : { digits, exponent: Number(exponent) };
  if (value.exponent < MIN_EXPONENT || value.exponent > MAX_EXPONENT) {
    throw new DeterministicError(
      `big decimal exponent \`${value.exponent}\` is outside the \`${MIN_EXPONENT}\` to \`${MAX_EXPONENT}\` range`,
    );
  }
  return value;
}

export function equals(left: DecimalValue, right: DecimalValue): boolean {
  return left.digits === right.digits && left.exponent === right.exponent;
}
