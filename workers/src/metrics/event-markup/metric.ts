import type { Session } from "@facevalue/db";
import type { Metric, RecomputeScope } from "../metric.ts";
import { replaceTable } from "../metric-table.ts";
import { type EventRows, eventRows } from "./event-rows.ts";
import { FiatConverter } from "./fiat-converter.ts";
import { readFacts } from "./read-facts.ts";
import { readWashSales } from "./read-wash-sales.ts";
import { BIN, DAY, MARKUP } from "./tables.ts";

/**
 * Resale price against face value, in tokens and in the event's fiat: per event, tier, hop and lead time, per day and
 * as a distribution. Key: event id. Formulas: methodology.md.
 */
export const metric: Metric = {
  name: "event-markup",
  methodology: 5,
  tables: [MARKUP.name, DAY.name, BIN.name],
  keyColumn: "event_id",
  keySources: [
    { table: "sale", column: "event", isImmutable: true },
    { table: "event_change", column: "event", isImmutable: true },
  ],
  rateSources: [
    { table: "sale", column: "event", currency: "currency", time: "timestamp", isImmutable: true },
    { table: "sale", column: "event", currency: "face_currency", time: "timestamp", isImmutable: true },
  ],
  alsoReads: ["event", "currency", "ticket_contract"],
  sharesSales: true,
  settings: ["funding_scan"],
  async recompute(session, scope) {
    const rows = await computeRows(session, scope);
    const target = { metric, scope };
    await replaceTable(
      session,
      { ...target, table: MARKUP },
      rows.flatMap(({ markup }) => markup),
    );
    await replaceTable(
      session,
      { ...target, table: DAY },
      rows.flatMap(({ days }) => days),
    );
    await replaceTable(
      session,
      { ...target, table: BIN },
      rows.flatMap(({ bins }) => bins),
    );
  },
};

async function computeRows(session: Session, scope: RecomputeScope): Promise<EventRows[]> {
  const facts = await readFacts(session, scope);
  const washes = await readWashSales(session, scope, facts);
  return scope.keys.map((key) => {
    const id = key.toString("latin1");
    const event = facts.events.get(id) ?? null;
    return eventRows({
      id,
      event,
      sales: facts.sales.get(id) ?? [],
      washes,
      tiers: facts.tiers.get(id) ?? [],
      change: facts.changes.get(id) ?? null,
      converter: FiatConverter.open(event?.fiat ?? null, facts),
    });
  });
}
