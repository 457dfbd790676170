import clsx from "clsx";
import type { ReactNode } from "react";
import { Hint } from "./hint.tsx";

interface HintTextProps {
  /** Shown on hover and focus, and read out after the text. */
  readonly hint: string;
  readonly className?: string;
  readonly children: ReactNode;
}

/** Text with an explanation behind it, reachable by keyboard. */
export function HintText({ hint, className, children }: HintTextProps) {
  return (
    <Hint
      text={hint}
      trigger={
        <button
          type="button"
          className={clsx("touch-area cursor-help [text-align:inherit] font-[inherit]", className)}
        />
      }
    >
      {children}
      <span className="sr-only"> ({hint})</span>
    </Hint>
  );
}
