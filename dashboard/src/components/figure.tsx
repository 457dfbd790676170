import type { ReactNode } from "react";

interface FigureProps {
  readonly label: string;
  readonly value: ReactNode;
  /** Smaller line below: what the figure rests on. */
  readonly detail?: ReactNode;
}

/** A key figure: what it is, how much, and what it rests on. For use in a `<dl>`. */
export function Figure({ label, value, detail }: FigureProps) {
  return (
    <div className="flex min-w-0 flex-col gap-0.5 bg-surface px-4 py-3.5 sm:px-5 sm:py-4">
      <dt className="text-12 text-ink-2">{label}</dt>
      <dd className="text-20 leading-tight font-semibold tracking-tight sm:text-[26px]">{value}</dd>
      <dd className="min-h-[1.45em] text-12 text-ink-2">{detail}</dd>
    </div>
  );
}
