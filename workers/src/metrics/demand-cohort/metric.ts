import type { Session } from "@facevalue/db";
import type { Metric, RecomputeScope } from "../metric.ts";
import { replaceTable } from "../metric-table.ts";
import { cohortRows } from "./cohort-rows.ts";
import { readStates } from "./read-states.ts";
import { COHORT } from "./tables.ts";

/** What is usual among the events on sale: the other side of the Demand Index. Key: the network. Formulas: methodology.md. */
export const metric: Metric = {
  name: "demand-cohort",
  methodology: 1,
  tables: [COHORT.name],
  keyColumn: "network_key",
  keySources: [
    { table: "sale", column: "event", isImmutable: true },
    { table: "listing_change", column: "event", isImmutable: true },
    { table: "ticket_status_change", column: "event", isImmutable: true },
    { table: "event_change", column: "event", isImmutable: true },
    { table: "event", column: "id", isImmutable: false },
    { table: "ticket_type", column: "event", isImmutable: false },
    { table: "listing", column: "event", isImmutable: false },
    { table: "bid", column: "event", isImmutable: false },
    { table: "ticket", column: "event", isImmutable: false },
  ],
  alsoReads: [],
  follows: ["event-demand", "event-order-book"],
  recompute,
};

async function recompute(session: Session, scope: RecomputeScope): Promise<void> {
  await replaceTable(session, { metric, scope, table: COHORT }, cohortRows(await readStates(session, scope)));
}
