import type { ChainBlock } from "../chain-fact.ts";
import { type MetricRow, type MetricRows, sortRows } from "../read-metrics.ts";
import { markupBinRows, markupDayRows, markupRow } from "./markup-ledger.ts";
import { type EventHistory, eventHistories } from "./placed-fact.ts";
import { bucketRows, revenueRows, salesRow } from "./sales-ledger.ts";

/** What every metrics table should hold for a chain, worked out from its facts in whole numbers. */
export function expectedMetrics(blocks: readonly ChainBlock[]): MetricRows {
  const histories = eventHistories(blocks);
  const rows = (of: (history: EventHistory) => readonly MetricRow[]) => sortRows(histories.flatMap(of));
  const oneRow = (of: (history: EventHistory) => MetricRow | null) =>
    rows((history) => [of(history)].filter((row) => row !== null));
  return {
    event_sales: oneRow(salesRow),
    event_revenue: rows(revenueRows),
    event_sales_bucket: rows(bucketRows),
    event_markup: oneRow(markupRow),
    event_markup_day: rows(markupDayRows),
    event_markup_bin: rows(markupBinRows),
  };
}
