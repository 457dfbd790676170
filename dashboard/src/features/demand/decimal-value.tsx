import type { Ratio } from "../../components/ratio-value.tsx";
import { Unknown } from "../../components/unknown.tsx";
import { toDecimalString } from "../../format/decimal-string.ts";
import { useLocale } from "../../i18n/use-locale.ts";

/** A number with at most so many decimal places. */
export function formatDecimal(value: string, locale: string, places: number): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: places }).format(toDecimalString(value));
}

/** A plain number that may be unknown. */
export function DecimalValue({ ratio, places }: { readonly ratio: Ratio; readonly places: number }) {
  const locale = useLocale();
  return ratio.value === null ? (
    <Unknown reason={ratio.reason} />
  ) : (
    formatDecimal(ratio.value, locale, places)
  );
}
