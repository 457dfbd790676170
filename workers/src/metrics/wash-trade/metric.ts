import { readEvents } from "../../facts/read-events.ts";
import { isFundingTraced } from "../../wash/read-funding.ts";
import { readVerdicts } from "../../wash/read-verdicts.ts";
import type { Metric } from "../metric.ts";
import { replaceTable } from "../metric-table.ts";
import { eventRow } from "./event-row.ts";
import { readResales } from "./read-resales.ts";
import { EVENT, EVIDENCE, TRADE } from "./tables.ts";
import { tellTrades } from "./tell-trades.ts";

/** Which of an event's resales are wash trades, and what shows it. Key: event id. Formulas: methodology.md. */
export const metric: Metric = {
  name: "wash-trade",
  methodology: 3,
  tables: [TRADE.name, EVIDENCE.name, EVENT.name],
  keyColumn: "event_id",
  keySources: [
    { table: "sale", column: "event", isImmutable: true },
    { table: "event_change", column: "event", isImmutable: true },
  ],
  alsoReads: ["event", "ticket_contract"],
  sharesSales: true,
  settings: ["funding_scan"],
  async recompute(session, scope) {
    const events = await readEvents(session, scope);
    const isTraced = await isFundingTraced(session, scope.chainId);
    const judged = await readVerdicts(session, scope, { doubt: null, events, isTraced });
    const resales = await readResales(session, scope);
    const told = new Map([...judged].map(([event, wash]) => [event, tellTrades(event, wash)]));
    const all = [...told.values()].flat();
    const target = { metric, scope };
    await replaceTable(
      session,
      { ...target, table: TRADE },
      all.map(({ trade }) => trade),
    );
    await replaceTable(
      session,
      { ...target, table: EVIDENCE },
      all.flatMap(({ evidences }) => evidences),
    );
    await replaceTable(
      session,
      { ...target, table: EVENT },
      resales.map((own) => eventRow(own, { told: told.get(own.event) ?? [], isTraced })),
    );
  },
};
