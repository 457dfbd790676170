import { useEffect, useState } from "react";

const SHOWN_MS = 1_500;

/** Copies a text. `isCopied` is true for a moment afterwards, false too when the browser refuses. */
export function useCopy(text: string): { readonly isCopied: boolean; readonly copy: () => void } {
  const [isCopied, setIsCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return;
    const timer = window.setTimeout(() => setIsCopied(false), SHOWN_MS);
    return () => window.clearTimeout(timer);
  }, [isCopied]);
  const copy = () => {
    // Without a secure context there is no clipboard; the full text is still in the tooltip.
    navigator.clipboard?.writeText(text).then(
      () => setIsCopied(true),
      () => setIsCopied(false),
    );
  };
  return { isCopied, copy };
}
