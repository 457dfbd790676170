import { toDecimalString } from "./decimal-string.ts";

/** A change against a base with its sign, for example "+31.4%" for "0.314". */
export function formatMarkup(value: string, locale: string): string {
  return new Intl.NumberFormat(locale, {
    style: "percent",
    signDisplay: "exceptZero",
    maximumFractionDigits: 1,
  }).format(toDecimalString(value));
}

/** A part of a whole, for example "8.4%" for "0.084". */
export function formatShare(value: string, locale: string): string {
  return new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 1 }).format(
    toDecimalString(value),
  );
}

/** Basis points as a change with its sign, for example "+20%" for 2000. */
export function formatBps(bps: number, locale: string): string {
  return formatMarkup(String(bps / 10_000), locale);
}

/** Part of a whole of two counts, in ten-thousandths of one, as decimal text; null when the whole is nothing. */
export function divideCounts(part: bigint, whole: bigint): string | null {
  if (whole === 0n) return null;
  const tenThousandths = (part * 10_000n + whole / 2n) / whole;
  return `${tenThousandths / 10_000n}.${(tenThousandths % 10_000n).toString().padStart(4, "0")}`;
}

/** A plain number with at most so many decimals, for example "0.357". */
export function formatNumber(value: string, places: number, locale: string): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: places }).format(toDecimalString(value));
}
