import { toDecimalString } from "./decimal-string.ts";

const UNITS = [
  ["day", 86_400],
  ["hour", 3600],
  ["minute", 60],
] as const;

/** A time in its largest fitting unit with at most one decimal, for example "3.5 days". @param seconds whole, as decimal text */
export function formatDuration(seconds: string, locale: string): string {
  const value = Number(toDecimalString(seconds));
  const [unit, size] = UNITS.find(([, least]) => value >= least) ?? ["second", 1];
  return new Intl.NumberFormat(locale, {
    style: "unit",
    unit,
    unitDisplay: "long",
    maximumFractionDigits: 1,
  }).format(value / size);
}
