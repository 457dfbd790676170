import { useTranslation } from "react-i18next";
import { formatCount } from "../format/count.ts";
import { divideCounts, formatShare } from "../format/ratio.ts";
import { useLocale } from "../i18n/use-locale.ts";

interface SoldBarProps {
  /** Tickets sold by the organizer. */
  readonly sold: bigint;
  /** Null when not known or without limit. */
  readonly capacity: bigint | null;
}

/** How much of the capacity is sold, as a bar and in figures. */
export function SoldBar({ sold, capacity }: SoldBarProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  if (capacity === null) return <span>{formatCount(sold, locale)}</span>;
  const share = divideCounts(sold, capacity);
  return (
    <div className="flex w-full min-w-32 sm:max-w-44 flex-col gap-1.5">
      <div className="flex items-baseline justify-between gap-3 whitespace-nowrap">
        <span>
          {formatCount(sold, locale)} <span className="text-ink-2">/ {formatCount(capacity, locale)}</span>
        </span>
        <span className="text-12 text-ink-2">{share === null ? "–" : formatShare(share, locale)}</span>
      </div>
      <svg
        role="img"
        aria-label={t("common.soldBar.label")}
        className="h-1.5 w-full overflow-hidden rounded-full"
      >
        <rect width="100%" height="100%" className="fill-line" />
        <rect
          width={`${Math.min(100, Number(share ?? 0) * 100)}%`}
          height="100%"
          rx="3"
          className="fill-accent"
        />
      </svg>
    </div>
  );
}
