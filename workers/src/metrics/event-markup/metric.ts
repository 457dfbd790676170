import type { Metric } from "../metric.ts";
import { replaceRows } from "../replace-rows.ts";
import { BIN_VALUES, binRows } from "./bin.sql.ts";
import { DAY_VALUES, dayRows } from "./day.sql.ts";
import { readIntervalRanks } from "./interval-ranks.sql.ts";
import { SUMMARY_VALUES, summaryRows } from "./summary.sql.ts";

/** Resale price against face value, per event, per day and as a distribution. Key: event id. Formulas: methodology.md. */
export const metric: Metric = {
  name: "event-markup",
  methodology: 2,
  tables: ["event_markup", "event_markup_day", "event_markup_bin"],
  keyColumn: "event_id",
  keySources: [
    { table: "sale", column: "event", isImmutable: true },
    { table: "event_change", column: "event", isImmutable: true },
  ],
  alsoReads: ["event"],
  async recompute({ db }, scope) {
    const shared = { metric, scope };
    const ranks = await readIntervalRanks(db, scope);
    await replaceRows(db, {
      ...shared,
      table: "event_markup",
      identity: ["event_id"],
      values: SUMMARY_VALUES,
      rows: summaryRows(scope, ranks),
    });
    await replaceRows(db, {
      ...shared,
      table: "event_markup_day",
      identity: ["event_id", "day"],
      values: DAY_VALUES,
      rows: dayRows(scope),
    });
    await replaceRows(db, {
      ...shared,
      table: "event_markup_bin",
      identity: ["event_id", "lower_bps"],
      values: BIN_VALUES,
      rows: binRows(scope),
    });
  },
};
