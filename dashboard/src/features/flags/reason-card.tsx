import clsx from "clsx";
import { useTranslation } from "react-i18next";
import { formatNumber, formatShare } from "../../format/ratio.ts";
import { useLocale } from "../../i18n/use-locale.ts";
import { EvidenceList } from "./evidence-list.tsx";
import type { Reason } from "./use-flag.ts";
import { useSignalText } from "./use-signal-text.ts";

const PLACES = 3;
/** Its threshold is the greatest value that counts; of all others the least. */
const LOWER_WEIGHS_MORE = "RES-04";

interface ReasonCardProps {
  readonly reason: Reason;
  /** Greatest contribution of the entity, for or against: a whole bar. */
  readonly most: number;
  readonly onMoreLogs: (() => void) | null;
}

/** One reason: what it says, its figures, and the logs that it rests on. */
export function ReasonCard({ reason, most, onMoreLogs }: ReasonCardProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { nameOf, sentenceOf } = useSignalText();
  const number = (value: string) => formatNumber(value, PLACES, locale);
  const threshold = reason.code === LOWER_WEIGHS_MORE ? "thresholdBelow" : "threshold";
  return (
    <li className="flex flex-col gap-2 py-3">
      <h3 className="flex flex-wrap items-baseline gap-x-2 text-14 font-medium">
        {nameOf(reason.code)}
        <span className="text-12 font-normal text-ink-2">
          {reason.code} · {t(`flags.family.${reason.family}`)}
        </span>
      </h3>
      <ContributionBar contribution={Number(reason.contribution)} most={most} />
      <p className="text-13">{sentenceOf(reason)}</p>
      <dl className="grid grid-cols-2 gap-x-4 gap-y-1 text-12 sm:grid-cols-3">
        <Fact label={t("flags.reason.value")} value={number(reason.value)} />
        <Fact label={t(`flags.reason.${threshold}`)} value={number(reason.threshold)} />
        <Fact label={t("flags.reason.percentile")} value={formatShare(reason.percentile, locale)} />
        <Fact label={t("flags.reason.contribution")} value={signed(reason.contribution, locale)} />
        <Fact
          label={t("flags.reason.formula")}
          value={t("flags.reason.version", { version: String(reason.formulaVersion) })}
        />
      </dl>
      <EvidenceList reason={reason} onMore={onMoreLogs} />
    </li>
  );
}

function Fact({ label, value }: { readonly label: string; readonly value: string }) {
  return (
    <div className="flex min-w-0 flex-wrap gap-x-1.5">
      <dt className="text-ink-2">{label}</dt>
      <dd className="tabular-nums">{value}</dd>
    </div>
  );
}

/** Decoration: the figure stands below it. */
function ContributionBar({ contribution, most }: { readonly contribution: number; readonly most: number }) {
  const share = most > 0 ? Math.abs(contribution) / most : 0;
  return (
    <div aria-hidden="true" className="h-1.5 rounded-full bg-raised">
      <div
        className={clsx("h-full rounded-full", contribution > 0 ? "bg-risk" : "bg-ok")}
        style={{ width: `${Math.round(100 * share)}%` }}
      />
    </div>
  );
}

function signed(value: string, locale: string): string {
  return `${Number(value) > 0 ? "+" : ""}${formatNumber(value, PLACES, locale)}`;
}
