import clsx from "clsx";
import type { ReactNode } from "react";

interface FigureRowProps {
  readonly label: string;
  readonly columns: 4 | 6;
  readonly children: ReactNode;
}

/** Key figures side by side, divided by hairlines. */
export function FigureRow({ label, columns, children }: FigureRowProps) {
  return (
    <dl
      aria-label={label}
      className={clsx(
        "card grid grid-cols-2 gap-px overflow-hidden bg-line",
        columns === 4 ? "lg:grid-cols-4" : "sm:grid-cols-3 xl:grid-cols-6",
      )}
    >
      {children}
    </dl>
  );
}
