import type { DecimalValue } from "../../schema/value.ts";
import { DeterministicError } from "../deterministic-error.ts";
import { normalize } from "./big-decimal.ts";

const INTEGER = /^[+-]?[0-9][0-9_]*$/;
const EXPONENT = /^\+?[+-]?[0-9]+$/;

/** num-bigint's grammar: a sign, digits, `_` between or after them; null for anything else. */
export function parseInteger(text: string): bigint | null {
  if (!INTEGER.test(text)) return null;
  const isNegative = text.startsWith("-");
  const magnitude = BigInt(text.replace(/^[+-]/, "").replaceAll("_", ""));
  return isNegative ? -magnitude : magnitude;
}

/** Plain decimal notation, never with an exponent. */
export function decimalToString({ digits, exponent }: DecimalValue): string {
  const sign = digits < 0n ? "-" : "";
  const text = (digits < 0n ? -digits : digits).toString();
  if (exponent >= 0) return sign + text + "0".repeat(exponent);
  const point = text.length + exponent;
  if (point <= 0) return `${sign}0.${"0".repeat(-point)}${text}`;
  return `${sign}${text.slice(0, point)}.${text.slice(point)}`;
}

/**
 * `[+-]digits[.digits][e[+-]N]`, as bigdecimal 0.1.2 reads it: `_` is allowed among digits and counts as a decimal place.
 * Null when `text` is not such a number.
 */
export function parseDecimal(text: string): DecimalValue | null {
  const separator = text.search(/[eE]/);
  const base = separator < 0 ? text : text.slice(0, separator);
  const exponentText = separator < 0 ? "0" : text.slice(separator + 1);
  if (base === "" || !EXPONENT.test(exponentText)) return null;
  const point = base.indexOf(".");
  const decimals = point < 0 ? 0 : base.length - point - 1;
  const digits = parseInteger(point < 0 ? base : base.slice(0, point) + base.slice(point + 1));
  const exponent = Number(exponentText.replace(/^\+/, ""));
  if (digits === null || !Number.isSafeInteger(exponent)) return null;
  return normalize(digits, exponent - decimals);
}

export function requireDecimal(text: string): DecimalValue {
  const value = parseDecimal(text);
  if (value === null)
    throw new DeterministicError(`failed to parse BigDecimal: \`${text}\` is not a decimal number`);
  return value;
}

export function requireInteger(text: string): bigint {
  const value = parseInteger(text);
  if (value === null) throw new DeterministicError(`failed to parse BigInt: \`${text}\` is not an integer`);
  return value;
}
