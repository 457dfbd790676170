import clsx from "clsx";
import type { ComponentProps } from "react";

/** A push button. */
export function Button({ className, ...props }: ComponentProps<"button">) {
  return (
    <button
      type="button"
      {...props}
      className={clsx(
        "touch-target inline-flex h-9 items-center justify-center gap-1.5 rounded-control border border-line bg-surface px-3 text-13 font-medium hover:bg-raised disabled:opacity-60",
        className,
      )}
    />
  );
}
