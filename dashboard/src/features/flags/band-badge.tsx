import clsx from "clsx";
import { useTranslation } from "react-i18next";
import type { FlagBand } from "../../generated/graphql.ts";

const STYLES: Readonly<Record<FlagBand, string>> = {
  HIGH: "border-risk text-risk",
  NORMAL: "border-warn text-warn-text",
  WATCH: "border-dashed border-ink-2 text-ink-2",
  NONE: "border-line text-ink-2",
};

/** How strong the indicators of an entity are together, in one word. */
export function BandBadge({ band }: { readonly band: FlagBand }) {
  const { t } = useTranslation();
  return (
    <span
      className={clsx(
        "inline-flex items-center rounded-full border px-2 py-0.5 text-12 font-medium whitespace-nowrap",
        STYLES[band],
      )}
    >
      {t(`flags.band.${band}`)}
    </span>
  );
}
