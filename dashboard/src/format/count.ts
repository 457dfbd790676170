import { toDecimalString } from "./decimal-string.ts";

/** A whole number with the locale's grouping. */
export function formatCount(value: string | number | bigint, locale: string): string {
  const exact = typeof value === "string" ? toDecimalString(value) : value;
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 0 }).format(exact);
}

/** A whole number, shortened from a million up: "1.2M", "123.5万". */
export function formatCompactCount(value: number, locale: string): string {
  return new Intl.NumberFormat(locale, { notation: "compact", maximumFractionDigits: 1 }).format(value);
}
