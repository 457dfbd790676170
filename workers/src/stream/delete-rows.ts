import { type Database, encodeArray } from "@facevalue/db";
import { type Kysely, sql } from "kysely";
import type { Metric, RecomputeScope } from "../metrics/metric.ts";
import type { StreamedTable } from "./streamed-table.ts";

const AT_ONCE = 10_000;

/** Deletes the rows of these identities, given as cells of a binary COPY. */
export async function deleteRows(
  db: Kysely<Database>,
  { scope, table }: { metric: Metric; scope: RecomputeScope; table: StreamedTable },
  identities: readonly Buffer[],
): Promise<void> {
  const columns = Object.entries(table.identity);
  for (let start = 0; start < identities.length; start += AT_ONCE) {
    const cells = identities.slice(start, start + AT_ONCE).map((bytes) => readCells(bytes, columns.length));
    const arrays = columns.map(([, type], index) => {
      const own = cells.map((row) => row[index] as Buffer);
      const array = type === "text" ? encodeArray("text", own.map(String)) : encodeArray("bytea", own);
      return sql`${array}::${sql.raw(type === "text" ? "text" : "bytea")}[]`;
    });
    const names = columns.map(([name]) => sql.id(name));
    const matches = columns.map(([name]) => sql`stored.${sql.id(name)} = gone.${sql.id(name)}`);
    await sql`
      delete from ${sql.id("metrics", table.name)} stored
      using unnest(${sql.join(arrays)}) as gone (${sql.join(names)})
      where stored.chain_id = ${scope.chainId} and ${sql.join(matches, sql` and `)}`.execute(db);
  }
}

function readCells(bytes: Buffer, count: number): Buffer[] {
  const cells: Buffer[] = [];
  for (let at = 0; cells.length < count; ) {
    const length = bytes.readInt32BE(at);
    cells.push(bytes.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return cells;
}
