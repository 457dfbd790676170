import { readLastBlocks } from "../../facts/read-last-blocks.ts";
import type { Metric } from "../metric.ts";
import { replaceTable } from "../metric-table.ts";
import { measureTickets } from "./measure-tickets.ts";
import { readTicketFacts } from "./read-facts.ts";
import { TICKETS } from "./tables.ts";

/** How often each event's tickets moved and were resold, and how many are on offer. Key: event id. Formulas: methodology.md. */
export const metric: Metric = {
  name: "event-tickets",
  methodology: 1,
  tables: ["event_tickets"],
  keyColumn: "event_id",
  keySources: [
    { table: "ticket", column: "event", isImmutable: false },
    { table: "holding", column: "event", isImmutable: false },
    { table: "listing", column: "event", isImmutable: false },
    { table: "sale", column: "event", isImmutable: true },
    { table: "event_change", column: "event", isImmutable: true },
  ],
  alsoReads: [],
  sharesSales: true,
  async recompute(session, scope) {
    const blocks = await readLastBlocks(session, scope, ["sale", "event_change"]);
    const factsOf = await readTicketFacts(session, scope);
    const rows = [...blocks].flatMap(([event, lastBlock]) => {
      const facts = factsOf(event);
      const as_of_block = Math.max(lastBlock, facts.block);
      return as_of_block === 0 ? [] : [{ event_id: event, ...measureTickets(facts), as_of_block }];
    });
    await replaceTable(session, { metric, scope, table: TICKETS }, rows);
  },
};
