import clsx from "clsx";
import { useTranslation } from "react-i18next";
import { formatMoney, type Money } from "../format/money.ts";
import { useLocale } from "../i18n/use-locale.ts";
import { HintText } from "./hint-text.tsx";

interface MoneyValueProps {
  readonly money: Money;
  /** Whether it stands large in a row of figures, where room is short. */
  readonly isFigure?: boolean;
}

const FIGURE_COMPACT_FROM_DIGITS = 5;

/** An amount and its currency; every digit on hover where it is shortened. */
export function MoneyValue({ money, isFigure = false }: MoneyValueProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const text = isFigure ? formatMoney(money, locale, FIGURE_COMPACT_FROM_DIGITS) : formatMoney(money, locale);
  const unit = text.unit ?? t("common.money.nativeCoin");
  const unitStyle = isFigure ? "text-13 font-normal tracking-normal" : "text-12";
  const shown = (
    <>
      {text.amount} <span className={clsx("whitespace-nowrap text-ink-2", unitStyle)}>{unit}</span>
    </>
  );
  if (text.isRaw)
    return <HintText hint={t("common.money.rawUnits", { amount: text.full })}>{shown}</HintText>;
  return text.isExact ? <span>{shown}</span> : <HintText hint={text.full}>{shown}</HintText>;
}
