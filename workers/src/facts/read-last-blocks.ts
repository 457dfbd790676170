import { bytesList, readRows, type Session } from "@facevalue/db";
import { sql } from "kysely";
import type { RecomputeScope } from "../metrics/metric.ts";

/** The last block that touched each of the scope's events in these immutable tables, by event; 0 where none did. */
export async function readLastBlocks(
  session: Session,
  { schema, keys }: RecomputeScope,
  tables: readonly string[],
): Promise<Map<string, number>> {
  const branches = tables.map(
    (table) =>
      sql`(select max(block$) from ${sql.id(schema, table)} source where source.event = asked.event)`,
  );
  const query = sql`
    select event, coalesce(greatest(${sql.join(branches)}), 0) as block from unnest(${bytesList(keys)}) as asked (event)`;
  const rows = await readRows(session, query, { event: "id", block: "count" });
  return new Map(rows.map(({ event, block }) => [event, block]));
}
