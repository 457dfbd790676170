import type { Metric } from "../metric.ts";
import { replaceRows } from "../replace-rows.ts";
import { BUCKET_VALUES, bucketRows } from "./bucket.sql.ts";
import { REVENUE_VALUES, revenueRows } from "./revenue.sql.ts";
import { SALES_VALUES, salesRows } from "./sales.sql.ts";

/** Counts and money of each event's sales, in total and per 15 minutes. Key: event id. Formulas: methodology.md. */
export const metric: Metric = {
  name: "event-sales",
  methodology: 2,
  tables: ["event_sales", "event_revenue", "event_sales_bucket"],
  keyColumn: "event_id",
  keySources: [
    { table: "sale", column: "event", isImmutable: true },
    { table: "ticket_status_change", column: "event", isImmutable: true },
    { table: "holding_use", column: "event", isImmutable: true },
    { table: "event_change", column: "event", isImmutable: true },
  ],
  alsoReads: [],
  async recompute({ db }, scope) {
    const shared = { metric, scope };
    await replaceRows(db, {
      ...shared,
      table: "event_sales",
      identity: ["event_id"],
      values: SALES_VALUES,
      rows: salesRows(scope),
    });
    await replaceRows(db, {
      ...shared,
      table: "event_revenue",
      identity: ["event_id", "currency"],
      values: REVENUE_VALUES,
      rows: revenueRows(scope),
    });
    await replaceRows(db, {
      ...shared,
      table: "event_sales_bucket",
      identity: ["event_id", "currency", "bucket_start"],
      values: BUCKET_VALUES,
      rows: bucketRows(scope),
    });
  },
};
