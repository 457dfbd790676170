import { useTranslation } from "react-i18next";
import { formatMoney, type Money } from "../../format/money.ts";
import type { StakeFragment } from "../../generated/graphql.ts";
import { useLocale } from "../../i18n/use-locale.ts";

/** What an entity did to limits and caps, a line each. */
export function StakeText({ severity }: { readonly severity: StakeFragment }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const tickets = Number(severity.ticketsOverLimit);
  const amountOf = (money: Money) => {
    const { amount, unit } = formatMoney(money, locale);
    return `${amount} ${unit ?? t("common.money.nativeCoin")}`;
  };
  const lines = [
    ...(tickets > 0 ? [t("flags.severity.tickets", { count: tickets })] : []),
    ...severity.overCap.map((money) => t("flags.severity.overCap", { amount: amountOf(money) })),
  ];
  if (lines.length === 0) return <span className="text-ink-2">{t("flags.severity.none")}</span>;
  return (
    <span className="flex flex-col">
      {lines.map((line) => (
        <span key={line}>{line}</span>
      ))}
    </span>
  );
}
