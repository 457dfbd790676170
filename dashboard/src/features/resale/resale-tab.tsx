import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ErrorBanner } from "../../components/error-banner.tsx";
import { ErrorState } from "../../components/error-state.tsx";
import { MethodNote } from "../../components/method-note.tsx";
import { SelectField } from "../../components/select-field.tsx";
import { Skeleton } from "../../components/skeleton.tsx";
import type { MarkupBasis } from "../../generated/graphql.ts";
import type { EventTabProps } from "../event/event-tabs.ts";
import { FiguresAge } from "../event/figures-age.tsx";
import { ExclusionsTable } from "./exclusions-table.tsx";
import { ResaleFigures } from "./resale-figures.tsx";
import { RulesTable } from "./rules-table.tsx";
import { SliceTable } from "./slice-table.tsx";
import { useResale } from "./use-resale.ts";
import { useSlices } from "./use-slices.ts";
import { WashTable } from "./wash-table.tsx";

/** What resales cost against face value, by tier, resale and time to the start, and against the caps on record. */
export function ResaleTab({ place }: EventTabProps) {
  const { t } = useTranslation();
  const [basis, setBasis] = useState<MarkupBasis | undefined>(undefined);
  const { data, error, retry } = useResale(place, basis);
  const slices = useSlices(data?.markupReport);
  if (data === undefined || data === null) {
    return error ? (
      <ErrorState error={error} onRetry={retry} />
    ) : (
      <Skeleton className="h-[560px] !rounded-card" />
    );
  }
  const { markupReport: report, resaleRules } = data;
  const choose = (value: string) => setBasis(value === "FIAT" ? "FIAT" : "TOKEN");
  const fileName = (table: string) => `event-${place.eventId}-markup-by-${table}.csv`;
  return (
    <>
      <ErrorBanner error={error} onRetry={retry} />
      <div className="self-start">
        <SelectField
          label={t("resale.basis.label")}
          value={report.basis}
          options={[
            { value: "FIAT", label: t("resale.basis.fiat", { fiat: report.fiat ?? "none" }) },
            { value: "TOKEN", label: t("resale.basis.token") },
          ]}
          onChange={choose}
        />
      </div>
      <div className="flex flex-col gap-1.5">
        <ResaleFigures report={report} />
        <div className="flex flex-wrap gap-x-4">
          <FiguresAge freshness={report.freshness} />
          <MethodNote table="event_markup" />
        </div>
      </div>
      <SliceTable id="tier" rows={slices.tiers} fileName={fileName("tier")} />
      <SliceTable id="hop" rows={slices.hops} fileName={fileName("resale")} />
      <SliceTable id="leadTime" rows={slices.leadTimes} fileName={fileName("lead-time")} />
      <WashTable report={report} adjusted={data.adjusted} />
      <ExclusionsTable report={report} />
      <RulesTable rules={resaleRules.rules} />
    </>
  );
}
