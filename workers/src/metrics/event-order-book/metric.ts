import type { Session } from "@facevalue/db";
import type { Metric, RecomputeScope } from "../metric.ts";
import { replaceTable } from "../metric-table.ts";
import { bookRow } from "./book-rows.ts";
import { groupBooks } from "./group-books.ts";
import { levelRows } from "./level-rows.ts";
import { readAsks, readBids } from "./read-orders.ts";
import { BOOK, LEVEL } from "./tables.ts";

/** What is offered for resale and wanted now, per event, tier and currency. Key: event id. Formulas: methodology.md. */
export const metric: Metric = {
  name: "event-order-book",
  methodology: 1,
  tables: [BOOK.name, LEVEL.name],
  keyColumn: "event_id",
  keySources: [
    { table: "listing", column: "event", isImmutable: false },
    { table: "bid", column: "event", isImmutable: false },
    { table: "ticket", column: "event", isImmutable: false },
    { table: "event", column: "id", isImmutable: false },
  ],
  alsoReads: [],
  recompute,
};

async function recompute(session: Session, scope: RecomputeScope): Promise<void> {
  const asks = Map.groupBy(await readAsks(session, scope), ({ event }) => event);
  const bids = Map.groupBy(await readBids(session, scope), ({ event }) => event);
  const events = new Set([...asks.keys(), ...bids.keys()]);
  const books = [...events].flatMap((event) =>
    groupBooks(asks.get(event) ?? [], bids.get(event) ?? []).map((book) => ({ event, book })),
  );
  const target = { metric, scope };
  const bookRows = books.map(({ event, book }) => bookRow(event, book));
  await replaceTable(session, { ...target, table: BOOK }, bookRows);
  const levels = books.flatMap(({ event, book }) => levelRows(event, book));
  await replaceTable(session, { ...target, table: LEVEL }, levels);
}
