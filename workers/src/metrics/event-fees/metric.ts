import { readSales } from "../../facts/read-sales.ts";
import type { Metric } from "../metric.ts";
import { replaceTable } from "../metric-table.ts";
import { feeRow, totalRow } from "./fee-rows.ts";
import { readParts } from "./read-parts.ts";
import { sumSales } from "./sum-sales.ts";
import { EVENT_FEE, EVENT_FEE_TOTAL } from "./tables.ts";

const SALE_COLUMNS = ["kind", "currency", "price", "royalty", "royalty_due", "fee", "block"] as const;

/** Who got what of each event's sales, and the royalties paid against those due. Key: event id. Formulas: methodology.md. */
export const metric: Metric = {
  name: "event-fees",
  methodology: 1,
  tables: [EVENT_FEE.name, EVENT_FEE_TOTAL.name],
  keyColumn: "event_id",
  keySources: [{ table: "sale", column: "event", isImmutable: true }],
  alsoReads: ["sale_fee"],
  sharesSales: true,
  async recompute(session, scope) {
    const shared = { metric, scope };
    const sales = await readSales(session, scope, SALE_COLUMNS);
    const parts = await readParts(session, scope);
    const totals = [...sales].flatMap(([event, own]) =>
      sumSales(own).map((total) => totalRow(event, total, parts.get(event) ?? [])),
    );
    await replaceTable(
      session,
      { ...shared, table: EVENT_FEE },
      [...parts.values()].flatMap((own) => own.map(feeRow)),
    );
    await replaceTable(session, { ...shared, table: EVENT_FEE_TOTAL }, totals);
  },
};
