import { useTranslation } from "react-i18next";
import { MoneyList } from "../../components/money-list.tsx";
import { MarkupValue, ShareValue } from "../../components/ratio-value.tsx";
import { SoldBar } from "../../components/sold-bar.tsx";
import { Unknown } from "../../components/unknown.tsx";
import { formatCount } from "../../format/count.ts";
import type { EventRowFragment } from "../../generated/graphql.ts";
import { useLocale } from "../../i18n/use-locale.ts";

interface EventProps {
  readonly event: EventRowFragment;
}

/** Before the first computation the counts are not zero but unknown. */
function isComputed({ salesSummary }: EventRowFragment): boolean {
  return salesSummary.freshness.block !== null;
}

export function SoldCell({ event }: EventProps) {
  if (!isComputed(event)) return <Unknown reason="NOT_COMPUTED" />;
  const { capacity, salesSummary } = event;
  const sold = BigInt(salesSummary.primaryCount ?? 0);
  return <SoldBar sold={sold} capacity={capacity === null ? null : BigInt(capacity)} />;
}

export function GrossCell({ event }: EventProps) {
  if (!isComputed(event)) return <Unknown reason="NOT_COMPUTED" />;
  return <MoneyList amounts={event.salesSummary.revenue.map((revenue) => revenue.primaryGross)} />;
}

export function ResaleShareCell({ event }: EventProps) {
  return <ShareValue ratio={event.salesSummary.resaleShare} />;
}

export function MedianMarkupCell({ event }: EventProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { median, measuredCount } = event.markup;
  return (
    <span className="whitespace-nowrap">
      <MarkupValue ratio={median} />
      {median.value !== null && measuredCount !== null && (
        <span className="block text-12 text-ink-2">
          {t("common.figure.sampleSize", { count: formatCount(measuredCount, locale) })}
        </span>
      )}
    </span>
  );
}
