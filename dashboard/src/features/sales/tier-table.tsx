import { useTranslation } from "react-i18next";
import { DataSection } from "../../components/data-section.tsx";
import { MoneyList } from "../../components/money-list.tsx";
import { formatCount } from "../../format/count.ts";
import { useLocale } from "../../i18n/use-locale.ts";
import type { SalesTabData } from "./use-sales-tab.ts";

type Tier = SalesTabData["tierSales"][number];

const COLUMNS = [
  "primary",
  "complimentary",
  "resales",
  "refunds",
  "buyers",
  "gross",
  "resaleGross",
  "net",
] as const;

/** Counts and money per tier. */
export function TierTable({ tiers }: { readonly tiers: readonly Tier[] }) {
  const { t } = useTranslation();
  return (
    <DataSection
      id="sales-by-tier"
      title={t("sales.tiers.title")}
      empty={tiers.length === 0 ? t("sales.tiers.empty") : null}
      columns={[
        { label: t("sales.tiers.tier") },
        ...COLUMNS.map((column) => ({ label: t(`sales.tiers.${column}`), isNumeric: true })),
      ]}
    >
      {tiers.map((tier) => (
        <TierRow key={tier.ticketType?.id ?? ""} tier={tier} />
      ))}
    </DataSection>
  );
}

function TierRow({ tier }: { readonly tier: Tier }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const count = (value: string) => <td>{formatCount(value, locale)}</td>;
  return (
    <tr className="border-b border-line text-right last:border-0">
      <th scope="row" className="text-left font-medium">
        {tier.ticketType?.name ?? t("sales.tiers.unknown")}
      </th>
      {count(tier.primaryCount)}
      {count(tier.complimentaryCount)}
      {count(tier.resaleCount)}
      {count(tier.refundCount)}
      {count(tier.primaryBuyerCount)}
      <td>
        <MoneyList amounts={tier.revenue.map(({ primaryGross }) => primaryGross)} />
      </td>
      <td>
        <MoneyList amounts={tier.revenue.map(({ resaleGross }) => resaleGross)} />
      </td>
      <td>
        <MoneyList amounts={tier.revenue.map(({ organizerNet }) => organizerNet)} reason="SPLIT_UNKNOWN" />
      </td>
    </tr>
  );
}
