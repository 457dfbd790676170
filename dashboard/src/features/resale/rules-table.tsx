import { useTranslation } from "react-i18next";
import { DataSection } from "../../components/data-section.tsx";
import { MoneyList } from "../../components/money-list.tsx";
import { ShareValue } from "../../components/ratio-value.tsx";
import { formatCount } from "../../format/count.ts";
import { useLocale } from "../../i18n/use-locale.ts";
import type { ResaleRule } from "./use-resale.ts";

/** The rules on record for the event's country, and how its resales stand under them. */
export function RulesTable({ rules }: { readonly rules: readonly ResaleRule[] }) {
  const { t } = useTranslation();
  return (
    <DataSection
      id="resale-rules"
      title={t("resale.rules.title")}
      note={t("resale.rules.note")}
      empty={rules.length === 0 ? t("resale.rules.empty") : null}
      columns={[
        { label: t("resale.rules.rule") },
        { label: t("resale.rules.status") },
        { label: t("resale.rules.cap") },
        { label: t("resale.rules.measured"), isNumeric: true },
        { label: t("resale.rules.above"), isNumeric: true },
        { label: t("resale.rules.excess"), isNumeric: true },
      ]}
    >
      {rules.map((rule) => (
        <RuleRow key={rule.key} rule={rule} />
      ))}
    </DataSection>
  );
}

function RuleRow({ rule }: { readonly rule: ResaleRule }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const name = `${rule.jurisdiction} · ${rule.name}`;
  return (
    <tr className="border-b border-line last:border-0">
      <th scope="row" className="max-w-[40ch] text-left font-medium">
        {rule.sourceUrl?.startsWith("https://") ? (
          <a href={rule.sourceUrl} rel="noreferrer" className="underline hover:text-accent">
            {name}
          </a>
        ) : (
          name
        )}
      </th>
      <td>{t(`resale.rules.status.${rule.status}`)}</td>
      <td>
        {rule.capMultiplier === null
          ? t("resale.rules.noCap")
          : t("resale.rules.capTimes", { multiplier: rule.capMultiplier })}
      </td>
      <td className="text-right">
        {rule.measuredCount === null ? "–" : formatCount(rule.measuredCount, locale)}
      </td>
      <td className="text-right">
        <ShareValue ratio={rule.aboveShare} />
      </td>
      <td className="text-right">
        <MoneyList amounts={rule.excess} />
      </td>
    </tr>
  );
}
