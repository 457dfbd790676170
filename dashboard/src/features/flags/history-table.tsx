import { useTranslation } from "react-i18next";
import { DataSection } from "../../components/data-section.tsx";
import { formatCount } from "../../format/count.ts";
import { formatDate } from "../../format/date.ts";
import { formatShare } from "../../format/ratio.ts";
import { useLocale } from "../../i18n/use-locale.ts";
import type { FlagData } from "./use-flag.ts";

/** What was told of an entity, the newest first. */
export function HistoryTable({ history }: Pick<FlagData, "history">) {
  const { t } = useTranslation();
  return (
    <DataSection
      id="history"
      title={t("flags.history.title")}
      empty={history.length === 0 ? t("flags.history.empty") : null}
      columns={[
        { label: t("flags.history.change") },
        { label: t("flags.history.block"), isNumeric: true },
        { label: t("flags.history.probability"), isNumeric: true },
        { label: t("flags.history.wallets"), isNumeric: true },
        { label: t("flags.history.when") },
        { label: t("flags.history.versions") },
      ]}
    >
      {history.map((telling) => (
        <TellingRow key={`${telling.recordedAt}${telling.change}${telling.block}`} telling={telling} />
      ))}
    </DataSection>
  );
}

function TellingRow({ telling }: { readonly telling: FlagData["history"][number] }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { band, probability, modelVersion, methodologyVersion } = telling;
  return (
    <tr className="border-b border-line last:border-0">
      <td>
        {band === null
          ? t(`flags.history.${telling.change}`)
          : t("flags.history.told", { band: t(`flags.band.${band}`) })}
        {telling.isWithdrawn && <span className="text-ink-2"> · {t("flags.history.isWithdrawn")}</span>}
      </td>
      <td className="text-right">{formatCount(telling.block, locale)}</td>
      <td className="text-right">{probability === null ? "–" : formatShare(probability, locale)}</td>
      <td className="text-right">{formatCount(telling.walletCount, locale)}</td>
      <td>{formatDate(telling.recordedAt, "UTC", locale)}</td>
      <td className="text-ink-2">{`${methodologyVersion}, ${modelVersion}`}</td>
    </tr>
  );
}
