import { formatShare } from "../../format/ratio.ts";
import type { EventChartsQuery } from "../../generated/graphql.ts";
import type { Message } from "../../i18n/message.ts";
import type { DotPosition, ResaleScatter } from "./resale-dots.ts";

export type MarkupFigures = NonNullable<EventChartsQuery["event"]>["markup"];

/** What resale prices say against face values, as a title. */
export function findResales(markup: MarkupFigures, locale: string): Message {
  const above = markup.aboveFaceShare.value;
  const below = markup.belowFaceShare.value;
  if (markup.resaleCount === "0") return { key: "event.resaleChart.findingNone" };
  if (above === null || below === null) return { key: "event.resaleChart.findingUnknown" };
  if (Number(above) >= 0.5) {
    return { key: "event.resaleChart.findingAbove", values: { share: formatShare(above, locale) } };
  }
  if (Number(below) >= 0.5) {
    return { key: "event.resaleChart.findingBelow", values: { share: formatShare(below, locale) } };
  }
  return {
    key: "event.resaleChart.findingMixed",
    values: { above: formatShare(above, locale), below: formatShare(below, locale) },
  };
}

/** The resales on the chart, counted. */
export function summarizeResales({ dots }: ResaleScatter): Message {
  const count = (position: DotPosition) => dots.filter((dot) => dot.position === position).length;
  return {
    key: "event.resaleChart.summary",
    values: {
      count: dots.length,
      above: count("above"),
      at: count("at"),
      below: count("below"),
      unmeasured: count("unmeasured"),
      overCap: dots.filter((dot) => dot.isOverCap).length,
    },
  };
}
