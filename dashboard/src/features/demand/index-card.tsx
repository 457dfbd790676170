import { useTranslation } from "react-i18next";
import { ChartCard } from "../../components/chart-card.tsx";
import type { ChartTable } from "../../components/twin-table.tsx";
import { formatShare } from "../../format/ratio.ts";
import { useLocale } from "../../i18n/use-locale.ts";
import { DecimalValue, formatDecimal } from "./decimal-value.tsx";
import type { Demand } from "./use-demand.ts";

type Index = Demand["index"];
const HEIGHT = 240;
/** Deviations at either end of the scale. */
const ENDS = 3;

/** The Demand Index with its terms and weights. */
export function IndexCard({ index, fileName }: { readonly index: Index; readonly fileName: string }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { value, cohort, terms } = index;
  const title =
    value.value === null
      ? t("demand.index.unknown", { reason: t(`common.reason.${value.reason ?? "NOT_COMPUTED"}`) })
      : t("demand.index.title", { value: formatDecimal(value.value, locale, 0) });
  const compared =
    cohort === null
      ? t("demand.index.noCohort")
      : t("demand.index.cohort", { count: cohort.eventCount, level: t(`demand.level.${cohort.level}`) });
  return (
    <ChartCard
      subject={t("demand.index.subject")}
      title={title}
      summary={`${compared} ${t("demand.index.method")}`}
      fileName={fileName}
      height={HEIGHT}
      table={useTermTable(terms)}
    >
      <ul className="flex h-full flex-col justify-around text-13">
        {terms.map((term) => (
          <li
            key={term.name}
            className="grid grid-cols-[1fr_3.5rem] items-center gap-x-3 sm:grid-cols-[11rem_1fr_3.5rem]"
          >
            <span>
              {t(`demand.term.${term.name}`)}{" "}
              <span className="text-12 text-ink-2">{formatShare(term.weight, locale)}</span>
            </span>
            <ScoreBar z={term.z.value} />
            <span className="text-right">
              <DecimalValue ratio={term.z} places={2} />
            </span>
          </li>
        ))}
      </ul>
    </ChartCard>
  );
}

/** From the cohort's median in the middle to either side. */
function ScoreBar({ z }: { readonly z: string | null }) {
  const score = Math.max(-ENDS, Math.min(ENDS, Number(z ?? 0)));
  const half = (Math.abs(score) * 50) / ENDS;
  return (
    <svg aria-hidden="true" className="h-3 w-full max-sm:hidden">
      <rect width="100%" height="100%" rx="2" className="fill-line" />
      <rect
        x={`${score < 0 ? 50 - half : 50}%`}
        width={`${half}%`}
        height="100%"
        fill={score < 0 ? "var(--c2)" : "var(--c1)"}
      />
    </svg>
  );
}

function useTermTable(terms: Index["terms"]): ChartTable {
  const { t } = useTranslation();
  const locale = useLocale();
  const text = (value: string | null, reason: string | null) =>
    value === null
      ? t(`common.reason.${(reason ?? "NOT_COMPUTED") as "NOT_COMPUTED"}`)
      : formatDecimal(value, locale, 4);
  return {
    columns: [
      { label: t("demand.index.term"), csvName: "term" },
      { label: t("demand.index.weight"), csvName: "weight", isNumeric: true },
      { label: t("demand.index.figure"), csvName: "figure", isNumeric: true },
      { label: t("demand.index.median"), csvName: "cohort_median", isNumeric: true },
      { label: t("demand.index.z"), csvName: "deviations", isNumeric: true },
    ],
    rows: terms.map(({ name, weight, figure, median, z }) => ({
      key: name,
      cells: [
        t(`demand.term.${name}`),
        formatShare(weight, locale),
        text(figure.value, figure.reason),
        text(median, "COHORT_TOO_SMALL"),
        text(z.value, z.reason),
      ],
      csv: [name, weight, figure.value, median, z.value],
    })),
  };
}
