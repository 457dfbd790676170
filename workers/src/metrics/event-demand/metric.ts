import type { Session } from "@facevalue/db";
import type { Metric, RecomputeScope } from "../metric.ts";
import { replaceTable } from "../metric-table.ts";
import { demandRows } from "./demand-rows.ts";
import { readFacts } from "./read-facts.ts";
import { BUCKET, DEMAND, TIER } from "./tables.ts";

/** How an event sells and how its market moves, per event, tier and 15 minutes. Key: event id. Formulas: methodology.md. */
export const metric: Metric = {
  name: "event-demand",
  methodology: 1,
  tables: [DEMAND.name, TIER.name, BUCKET.name],
  keyColumn: "event_id",
  keySources: [
    { table: "sale", column: "event", isImmutable: true },
    { table: "listing_change", column: "event", isImmutable: true },
    { table: "ticket_status_change", column: "event", isImmutable: true },
    { table: "event_change", column: "event", isImmutable: true },
    { table: "event", column: "id", isImmutable: false },
    { table: "ticket_type", column: "event", isImmutable: false },
  ],
  alsoReads: [],
  sharesSales: true,
  recompute,
};

async function recompute(session: Session, scope: RecomputeScope): Promise<void> {
  const rows = [...(await readFacts(session, scope))].map(([id, facts]) => demandRows(id, facts));
  const target = { metric, scope };
  await replaceTable(
    session,
    { ...target, table: DEMAND },
    rows.flatMap(({ demand }) => demand),
  );
  await replaceTable(
    session,
    { ...target, table: TIER },
    rows.flatMap(({ tiers }) => tiers),
  );
  await replaceTable(
    session,
    { ...target, table: BUCKET },
    rows.flatMap(({ buckets }) => buckets),
  );
}
