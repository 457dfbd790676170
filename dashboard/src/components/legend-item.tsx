import type { ReactNode } from "react";

interface LegendItemProps {
  /** The mark itself, drawn in a box of 14 by 14. */
  readonly mark: ReactNode;
  readonly label: string;
}

/** One entry of a legend: the mark as on the chart, and its name. */
export function LegendItem({ mark, label }: LegendItemProps) {
  return (
    <span className="inline-flex items-center gap-1.5 text-ink-2">
      <svg aria-hidden="true" viewBox="0 0 14 14" className="size-3.5">
        {mark}
      </svg>
      {label}
    </span>
  );
}
