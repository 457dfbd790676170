import { Check } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Hint } from "./hint.tsx";
import { useCopy } from "./use-copy.ts";

interface CopyChipProps {
  /** Whole text: copied on click, shown on hover. */
  readonly text: string;
  /** Shortened text. */
  readonly short: string;
  /** What a click does, for assistive technology. */
  readonly label: string;
  readonly icon?: ReactNode;
}

/** A shortened address or hash that copies itself on click. */
export function CopyChip({ text, short, label, icon }: CopyChipProps) {
  const { t } = useTranslation();
  const { isCopied, copy } = useCopy(text);
  return (
    <Hint
      text={isCopied ? t("common.copy.done") : <span className="font-mono break-all">{text}</span>}
      trigger={
        <button
          type="button"
          aria-label={label}
          onClick={copy}
          className="touch-target -mx-1 inline-flex items-center gap-1.5 rounded-control px-1 py-0.5 font-mono text-12 whitespace-nowrap hover:bg-raised"
        />
      }
    >
      {isCopied ? <Check aria-hidden="true" className="size-3.5 text-ok" /> : icon}
      {short}
      <span role="status" className="sr-only">
        {isCopied ? t("common.copy.done") : ""}
      </span>
    </Hint>
  );
}
