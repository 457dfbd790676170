import { Ticket } from "lucide-react";
import type { ReactNode } from "react";

interface EmptyStateProps {
  readonly title: string;
  /** What to do about it. */
  readonly advice: string;
  readonly action?: ReactNode;
}

/** Says that there is nothing here, and what to do. */
export function EmptyState({ title, advice, action }: EmptyStateProps) {
  return (
    <div className="card flex flex-col items-center gap-2 px-6 py-16 text-center">
      <Ticket aria-hidden="true" className="mb-2 size-8 -rotate-12 text-ink-2" strokeWidth={1.25} />
      <p className="text-16 font-semibold">{title}</p>
      <p className="max-w-md text-ink-2">{advice}</p>
      {action && <div className="mt-3">{action}</div>}
    </div>
  );
}
