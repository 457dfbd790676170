import { formatBps, formatMarkup, formatShare } from "../../format/ratio.ts";
import type { Message } from "../../i18n/message.ts";
import type { MarkupBin } from "./markup-bins.ts";
import type { MarkupFigures } from "./resale-finding.ts";

/** What the distribution of markups says, as a title. */
export function findMarkup({ median, resaleCount }: MarkupFigures, locale: string): Message {
  if (resaleCount === "0") return { key: "event.markupChart.findingNone" };
  if (median.value === null) return { key: "event.markupChart.findingUnknown" };
  const sign = Math.sign(Number(median.value));
  if (sign === 0) return { key: "event.markupChart.findingAtFace" };
  const share = formatShare(median.value.replace("-", ""), locale);
  return {
    key: sign > 0 ? "event.markupChart.findingAbove" : "event.markupChart.findingBelow",
    values: { share },
  };
}

/** Median with its interval, 90th percentile and the fullest range in one sentence. */
export function summarizeMarkup(markup: MarkupFigures, bins: readonly MarkupBin[], locale: string): Message {
  const [low, high, p90] = [markup.medianLow.value, markup.medianHigh.value, markup.p90.value];
  const fullest = bins.toSorted((left, right) => right.saleCount - left.saleCount)[0];
  if (low === null || high === null || p90 === null || fullest === undefined) {
    return { key: "event.markupChart.summaryUnknown", values: { count: Number(markup.measuredCount) } };
  }
  return {
    key: "event.markupChart.summary",
    values: {
      count: Number(markup.measuredCount),
      low: formatMarkup(low, locale),
      high: formatMarkup(high, locale),
      p90: formatMarkup(p90, locale),
      range: formatBin(fullest, locale),
    },
  };
}

/** Range of a bin, for example "+10% to +20%" or "+200% and more", without words. */
export function formatBin(
  { lowerBps, upperBps }: Pick<MarkupBin, "lowerBps" | "upperBps">,
  locale: string,
): string {
  const lower = formatBps(lowerBps, locale);
  return upperBps === null ? `≥ ${lower}` : `${lower} … ${formatBps(upperBps, locale)}`;
}
