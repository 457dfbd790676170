import { useTranslation } from "react-i18next";
import type { MarkupReport, SliceFigures } from "./use-resale.ts";

/** A slice of the resales with its name. */
export interface Slice {
  readonly key: string;
  readonly name: string;
  readonly figures: SliceFigures;
}

interface Slices {
  readonly tiers: readonly Slice[];
  readonly hops: readonly Slice[];
  readonly leadTimes: readonly Slice[];
}

/** The report's slices, named in the reader's language. */
export function useSlices(report: MarkupReport | undefined): Slices {
  const { t } = useTranslation();
  if (report === undefined) return { tiers: [], hops: [], leadTimes: [] };
  return {
    tiers: report.byTier.map(({ tier, figures }) => ({
      key: tier?.id ?? "",
      name: tier?.name ?? t("resale.slice.unknown"),
      figures,
    })),
    hops: report.byHop.map(({ hop, figures }) => ({
      key: String(hop),
      name: hop === null ? t("resale.slice.unknown") : t("resale.slice.hop", { hop }),
      figures,
    })),
    leadTimes: report.byLeadTime.map(({ leadTime, figures }) => ({
      key: String(leadTime),
      name: leadTime === null ? t("resale.slice.unknown") : t(`resale.leadTime.${leadTime}`),
      figures,
    })),
  };
}
