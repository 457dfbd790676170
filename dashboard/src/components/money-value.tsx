import { useTranslation } from "react-i18next";
import { formatMoney, type Money } from "../format/money.ts";
import { useLocale } from "../i18n/use-locale.ts";
import { HintText } from "./hint-text.tsx";

/** An amount and its currency; every digit on hover where it is shortened. */
export function MoneyValue({ money }: { readonly money: Money }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const text = formatMoney(money, locale);
  const unit = text.unit ?? t("common.money.nativeCoin");
  const shown = (
    <span className="whitespace-nowrap">
      {text.amount} <span className="text-[0.86em] text-ink-2">{unit}</span>
    </span>
  );
  if (text.isRaw) return <HintText hint={t("common.money.rawUnits", { amount: text.full })}>{shown}</HintText>;
  return text.isExact ? shown : <HintText hint={text.full}>{shown}</HintText>;
}
