import { useTranslation } from "react-i18next";
import type { MarkupReport } from "./use-resale.ts";

/** What was found of wash trades, and what could not be told, in a sentence or two. */
export function useWashNote(wash: MarkupReport["wash"]): string {
  const { t } = useTranslation();
  if (wash.confirmedCount === null || wash.suspectCount === null)
    return t(`common.reason.${wash.reason ?? "NOT_COMPUTED"}`);
  const undecided = Number(wash.serviceCount ?? 0) + Number(wash.unnumberedCount ?? 0);
  const found = t("resale.wash.found", {
    confirmed: Number(wash.confirmedCount),
    suspect: Number(wash.suspectCount),
  });
  const parts = [
    found,
    ...(undecided > 0 ? [t("resale.wash.undecided", { count: undecided })] : []),
    ...(wash.fundingReason === "FUNDING_UNTRACED" ? [t("resale.wash.untraced")] : []),
  ];
  return parts.join(" ");
}
