import clsx from "clsx";
import { formatMarkup, formatShare } from "../format/ratio.ts";
import type { NullReason } from "../generated/graphql.ts";
import { useLocale } from "../i18n/use-locale.ts";
import { Unknown } from "./unknown.tsx";

/** A figure that may be unknown, as the API gives it. */
export interface Ratio {
  readonly value: string | null;
  readonly reason: NullReason | null;
}

/** A part of a whole. */
export function ShareValue({ ratio }: { readonly ratio: Ratio }) {
  const locale = useLocale();
  return ratio.value === null ? <Unknown reason={ratio.reason} /> : formatShare(ratio.value, locale);
}

/** Price against face value: signed, and coloured above and below. */
export function MarkupValue({ ratio }: { readonly ratio: Ratio }) {
  const locale = useLocale();
  if (ratio.value === null) return <Unknown reason={ratio.reason} />;
  const sign = Math.sign(Number(ratio.value));
  return (
    <span className={clsx(sign > 0 && "text-above-text", sign < 0 && "text-below-text")}>
      {formatMarkup(ratio.value, locale)}
    </span>
  );
}
