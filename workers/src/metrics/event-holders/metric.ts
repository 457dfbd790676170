import { readLastBlocks } from "../../facts/read-last-blocks.ts";
import type { Metric } from "../metric.ts";
import { replaceTable } from "../metric-table.ts";
import { measureHolders } from "./measure-holders.ts";
import { readBuyers } from "./read-buyers.ts";
import { readHolders } from "./read-holders.ts";
import { HOLDERS } from "./tables.ts";

/** Who holds each event's tickets, and which of its buyers came back. Key: event id. Formulas: methodology.md. */
export const metric: Metric = {
  name: "event-holders",
  methodology: 1,
  tables: ["event_holders"],
  keyColumn: "event_id",
  keySources: [
    { table: "ticket", column: "event", isImmutable: false },
    { table: "holding", column: "event", isImmutable: false },
    { table: "sale", column: "event", isImmutable: true },
    { table: "event_change", column: "event", isImmutable: true },
    // An event's organizer may become known later.
    { table: "event", column: "id", isImmutable: false },
  ],
  alsoReads: ["ticket_contract"],
  async recompute(session, scope) {
    const blocks = await readLastBlocks(session, scope, ["sale", "event_change"]);
    const holdersOf = await readHolders(session, scope);
    const buyersOf = await readBuyers(session, scope);
    const rows = [...blocks].flatMap(([event, lastBlock]) => {
      const wallets = holdersOf.get(event) ?? [];
      const as_of_block = Math.max(lastBlock, ...wallets.map(({ block }) => block));
      if (as_of_block === 0) return [];
      const holders = wallets.filter(({ held }) => held > 0n);
      return [{ event_id: event, ...measureHolders(holders, buyersOf(event)), as_of_block }];
    });
    await replaceTable(session, { metric, scope, table: HOLDERS }, rows);
  },
};
