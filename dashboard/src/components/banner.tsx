import clsx from "clsx";
import { TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";

interface BannerProps {
  readonly tone: "warn" | "risk";
  readonly children: ReactNode;
  readonly action?: ReactNode;
}

/** A line across the page about the state of what is below it. */
export function Banner({ tone, children, action }: BannerProps) {
  return (
    <div
      role="status"
      className={clsx(
        "flex flex-wrap items-center gap-x-3 gap-y-2 rounded-card border bg-surface px-4 py-2.5 text-13",
        tone === "risk" ? "border-risk" : "border-warn",
      )}
    >
      <TriangleAlert
        aria-hidden="true"
        className={clsx("size-4 shrink-0", tone === "risk" ? "text-risk" : "text-warn-text")}
      />
      <p className="min-w-0 flex-1">{children}</p>
      {action}
    </div>
  );
}
