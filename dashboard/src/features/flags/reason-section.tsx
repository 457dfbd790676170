import { useTranslation } from "react-i18next";
import { formatNumber } from "../../format/ratio.ts";
import { useLocale } from "../../i18n/use-locale.ts";
import { ReasonCard } from "./reason-card.tsx";
import type { FlagData } from "./use-flag.ts";

const PLACES = 2;

interface ReasonSectionProps {
  readonly side: "against" | "for";
  readonly flag: FlagData;
  readonly onMoreLogs: (() => void) | null;
}

/** One side of the argument. Both have the same size and the same form. */
export function ReasonSection({ side, flag, onMoreLogs }: ReasonSectionProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const reasons = side === "against" ? flag.reasons : flag.innocence;
  const most = Math.max(
    ...[...flag.reasons, ...flag.innocence].map(({ contribution }) => Math.abs(Number(contribution))),
  );
  const id = `reasons-${side}`;
  return (
    <section aria-labelledby={id} className="card flex min-w-0 flex-col gap-1 p-4 sm:p-5">
      <h2 id={id} className="text-16 font-semibold">
        {t(`flags.detail.${side}`)}
      </h2>
      {reasons.length === 0 && (
        <p className="text-ink-2">
          {side === "against" ? t("flags.detail.nothingAgainst") : t("flags.detail.nothingFor")}
        </p>
      )}
      <ul className="flex flex-col divide-y divide-line">
        {reasons.map((reason) => (
          <ReasonCard key={reason.code} reason={reason} most={most} onMoreLogs={onMoreLogs} />
        ))}
      </ul>
      {side === "against" && (
        <p className="text-12 text-ink-2">
          {t("flags.detail.sum", {
            intercept: formatNumber(flag.intercept, PLACES, locale),
            logit: formatNumber(flag.logit, PLACES, locale),
          })}
        </p>
      )}
    </section>
  );
}
