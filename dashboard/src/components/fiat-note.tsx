import clsx from "clsx";
import { useTranslation } from "react-i18next";
import { toDecimalString } from "../format/decimal-string.ts";
import { formatDuration } from "../format/duration.ts";
import { formatFiat } from "../format/fiat.ts";
import type { InFiatFragment } from "../generated/graphql.ts";
import { useLocale } from "../i18n/use-locale.ts";
import { HintText } from "./hint-text.tsx";

interface FiatNoteProps {
  readonly value: InFiatFragment;
  readonly className?: string;
}

/** What an amount was in the event's own currency, with the rate on hover; nothing where that is not known or converted. */
export function FiatNote({ value, className }: FiatNoteProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { fiat, amount, rate, rateSources, rateAgeSeconds } = value;
  if (fiat === null || amount === null || rate === null || rateSources.length === 0) return null;
  const hint = t("common.money.rate", {
    fiat,
    rate: new Intl.NumberFormat(locale, { maximumFractionDigits: 18 }).format(toDecimalString(rate)),
    sources: new Intl.ListFormat(locale).format(rateSources),
    age: formatDuration(String(rateAgeSeconds ?? 0), locale),
  });
  return (
    <HintText hint={hint} className={clsx("whitespace-nowrap text-12 font-normal text-ink-2", className)}>
      {t("common.money.inFiat", { amount: formatFiat(amount, fiat, locale) })}
    </HintText>
  );
}
