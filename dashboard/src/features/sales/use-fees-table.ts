import { useTranslation } from "react-i18next";
import type { ChartTable } from "../../components/twin-table.tsx";
import { shortenAddress } from "../../format/address.ts";
import { formatCount } from "../../format/count.ts";
import { formatMoney } from "../../format/money.ts";
import { useLocale } from "../../i18n/use-locale.ts";
import type { FeeTotal } from "./use-sales-tab.ts";

/** Who got most in each role, and what nobody is known to have got. */
export function useFeesTable(total: FeeTotal): ChartTable {
  const { t } = useTranslation();
  const locale = useLocale();
  const { unattributed } = total;
  const recipients = total.roles.flatMap(({ role, recipients: own }) =>
    own.map(({ recipient, amount, partCount }) => ({
      key: `${role} ${recipient}`,
      cells: [
        t(`sales.fees.role.${role}`),
        recipient === null ? t("sales.fees.unnamed") : shortenAddress(recipient),
        formatMoney(amount, locale).full,
        formatCount(partCount, locale),
      ],
      csv: [role, recipient ?? "", amount.amount ?? amount.raw, partCount],
    })),
  );
  const others = total.roles
    .filter(({ recipientCount, recipients: own }) => Number(recipientCount) > own.length)
    .map(({ role, amount, recipientCount }) => ({
      key: `${role} all`,
      cells: [
        t(`sales.fees.role.${role}`),
        t("sales.fees.all", { count: Number(recipientCount) }),
        formatMoney(amount, locale).full,
        "",
      ],
      csv: [role, "all", amount.amount ?? amount.raw, ""],
    }));
  const rest = {
    key: "unattributed",
    cells: [t("sales.fees.role.UNATTRIBUTED"), "", formatMoney(unattributed, locale).full, ""],
    csv: ["UNATTRIBUTED", "", unattributed.amount ?? unattributed.raw, ""],
  };
  return {
    columns: [
      { label: t("sales.fees.roleColumn"), csvName: "role" },
      { label: t("sales.fees.recipient"), csvName: "recipient" },
      { label: t("sales.fees.amount"), csvName: "amount", isNumeric: true },
      { label: t("sales.fees.parts"), csvName: "parts", isNumeric: true },
    ],
    rows: [...recipients, ...others, rest],
  };
}
