import { readLastBlocks } from "../../facts/read-last-blocks.ts";
import type { Metric } from "../metric.ts";
import { replaceTable } from "../metric-table.ts";
import { bucketRows, measureAttendance } from "./measure-attendance.ts";
import { readAttendanceFacts } from "./read-facts.ts";
import { ATTENDANCE, CHECK_IN_BUCKET } from "./tables.ts";

/** Who came to each event, when, and with whose tickets. Key: event id. Formulas: methodology.md. */
export const metric: Metric = {
  name: "event-attendance",
  methodology: 1,
  tables: ["event_attendance", "event_check_in_bucket"],
  keyColumn: "event_id",
  keySources: [
    { table: "ticket", column: "event", isImmutable: false },
    { table: "holding", column: "event", isImmutable: false },
    { table: "sale", column: "event", isImmutable: true },
    { table: "ticket_status_change", column: "event", isImmutable: true },
    { table: "holding_use", column: "event", isImmutable: true },
    { table: "event_change", column: "event", isImmutable: true },
  ],
  alsoReads: [],
  async recompute(session, scope) {
    const blocks = await readLastBlocks(session, scope, ["event_change"]);
    const factsOf = await readAttendanceFacts(session, scope);
    const events = [...blocks].flatMap(([event, lastBlock]) => {
      const facts = factsOf(event);
      const as_of_block = Math.max(lastBlock, facts.block);
      return as_of_block === 0 ? [] : [{ event, facts, as_of_block }];
    });
    const shared = { metric, scope };
    const rows = events.map(({ event, facts, as_of_block }) => ({
      event_id: event,
      ...measureAttendance(facts),
      as_of_block,
    }));
    await replaceTable(session, { ...shared, table: ATTENDANCE }, rows);
    const buckets = events.flatMap(({ event, facts }) => bucketRows(event, facts.entries));
    await replaceTable(session, { ...shared, table: CHECK_IN_BUCKET }, buckets);
  },
};
