import { toDecimalString } from "./decimal-string.ts";

const COMPACT_FROM_DIGITS = 6;

/** An amount of money off the chain with its sign, compact from six integer digits on; no float in between. */
export function formatFiat(amount: string, fiat: string, locale: string): string {
  const digits = amount.replace("-", "").split(".")[0]?.length ?? 0;
  const isCompact = digits >= COMPACT_FROM_DIGITS;
  return new Intl.NumberFormat(locale, {
    style: "currency",
    currency: fiat,
    ...(isCompact ? { notation: "compact", maximumFractionDigits: 1 } : {}),
  }).format(toDecimalString(amount));
}
