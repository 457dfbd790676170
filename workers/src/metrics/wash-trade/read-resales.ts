import { bytesList, type Decoded, readRows, type Session } from "@facevalue/db";
import { sql } from "kysely";
import type { RecomputeScope } from "../metric.ts";

const SHAPE = { event: "id", resales: "count", unnumbered: "count", block: "count" } as const;

/** An event's resales, those of tickets without a number, and the block of the last one. */
export type EventResales = Decoded<typeof SHAPE>;

/** Of the events that have a resale. */
export async function readResales(
  session: Session,
  { schema, keys }: RecomputeScope,
): Promise<EventResales[]> {
  const query = sql`
    select event, count(*) as resales, count(*) filter (where ticket is null) as unnumbered, max(block$) as block
    from ${sql.id(schema, "sale")} where event = any(${bytesList(keys)}) and kind = 'SECONDARY' group by event`;
  return await readRows(session, query, SHAPE);
}
