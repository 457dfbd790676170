import { useTranslation } from "react-i18next";
import { Figure } from "../../components/figure.tsx";
import { FigureRow } from "../../components/figure-row.tsx";
import { MoneyList } from "../../components/money-list.tsx";
import { MarkupValue, ShareValue } from "../../components/ratio-value.tsx";
import { Unknown } from "../../components/unknown.tsx";
import { formatCount } from "../../format/count.ts";
import { divideCounts, formatMarkup, formatShare } from "../../format/ratio.ts";
import { useLocale } from "../../i18n/use-locale.ts";
import type { EventOverview } from "./use-event.ts";

interface EventProps {
  readonly event: EventOverview;
}

/** The six figures that say how an event is doing. */
export function EventFigures({ event }: EventProps) {
  const { t } = useTranslation();
  const { salesSummary: summary } = event;
  const isComputed = summary.freshness.block !== null;
  const unknown = <Unknown reason="NOT_COMPUTED" />;
  const money = (field: "primaryGross" | "organizerNet" | "resaleGross") =>
    isComputed ? (
      <MoneyList amounts={summary.revenue.map((revenue) => revenue[field])} reason="SPLIT_UNKNOWN" isFigure />
    ) : (
      unknown
    );
  const withUnpriced = (text: string, count: string | null) =>
    Number(count) > 0 ? `${text} · ${t("common.figure.unpriced", { count: Number(count) })}` : text;
  return (
    <FigureRow label={t("event.figures.label")} columns={6}>
      <SoldFigure event={event} />
      <Figure
        label={t("event.figures.gross")}
        value={money("primaryGross")}
        detail={
          isComputed &&
          withUnpriced(
            t("event.figures.refunds", { count: Number(summary.refundCount) }),
            summary.unpricedPrimaryCount,
          )
        }
      />
      <Figure
        label={t("event.figures.net")}
        value={money("organizerNet")}
        detail={t("event.figures.netDetail")}
      />
      <Figure
        label={t("event.figures.resaleVolume")}
        value={money("resaleGross")}
        detail={
          isComputed &&
          withUnpriced(
            t("event.figures.resales", { count: Number(summary.resaleCount) }),
            summary.unpricedResaleCount,
          )
        }
      />
      <Figure
        label={t("event.figures.resaleShare")}
        value={<ShareValue ratio={summary.resaleShare} />}
        detail={
          isComputed &&
          summary.resoldTicketCount !== null &&
          t("event.figures.resoldTickets", { count: Number(summary.resoldTicketCount) })
        }
      />
      <MarkupFigure event={event} />
    </FigureRow>
  );
}

function SoldFigure({ event }: EventProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { salesSummary: summary, capacity } = event;
  if (summary.freshness.block === null) {
    return <Figure label={t("event.figures.sold")} value={<Unknown reason="NOT_COMPUTED" />} />;
  }
  const share = capacity === null ? null : divideCounts(BigInt(summary.primaryCount ?? 0), BigInt(capacity));
  const complimentary = Number(summary.complimentaryCount);
  return (
    <Figure
      label={t("event.figures.sold")}
      value={
        <>
          {formatCount(summary.primaryCount ?? "0", locale)}
          {capacity !== null && (
            <span className="text-14 font-normal whitespace-nowrap text-ink-2">
              {" "}
              / {formatCount(capacity, locale)}
            </span>
          )}
        </>
      }
      detail={
        share === null
          ? t("event.figures.soldDetailNoCapacity", { complimentary })
          : t("event.figures.soldDetail", { share: formatShare(share, locale), complimentary })
      }
    />
  );
}

function MarkupFigure({ event }: EventProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { median, medianLow, medianHigh, measuredCount } = event.markup;
  const count = formatCount(measuredCount ?? "0", locale);
  const [low, high] = [medianLow.value, medianHigh.value];
  return (
    <Figure
      label={t("event.figures.markup")}
      value={<MarkupValue ratio={median} />}
      detail={
        low !== null && high !== null
          ? t("event.figures.markupInterval", {
              low: formatMarkup(low, locale),
              high: formatMarkup(high, locale),
              count,
            })
          : measuredCount !== null && t("common.figure.sampleSize", { count })
      }
    />
  );
}
