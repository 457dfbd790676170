import type { Metric } from "../metric.ts";
import { replaceTable } from "../metric-table.ts";
import { feeRow, totalRow } from "./fee-rows.ts";
import { readParts } from "./read-parts.ts";
import { readTotals } from "./read-totals.ts";
import { EVENT_FEE, EVENT_FEE_TOTAL } from "./tables.ts";

/** Who got what of each event's sales, and the royalties paid against those due. Key: event id. Formulas: methodology.md. */
export const metric: Metric = {
  name: "event-fees",
  methodology: 1,
  tables: [EVENT_FEE.name, EVENT_FEE_TOTAL.name],
  keyColumn: "event_id",
  keySources: [{ table: "sale", column: "event", isImmutable: true }],
  alsoReads: ["sale_fee"],
  async recompute(session, scope) {
    const shared = { metric, scope };
    const totals = await readTotals(session, scope);
    const parts = await readParts(session, scope);
    const byEvent = Map.groupBy(parts, ({ event }) => event);
    const rows = totals.map((total) => totalRow(total, byEvent.get(total.event) ?? []));
    await replaceTable(session, { ...shared, table: EVENT_FEE }, parts.map(feeRow));
    await replaceTable(session, { ...shared, table: EVENT_FEE_TOTAL }, rows);
  },
};
