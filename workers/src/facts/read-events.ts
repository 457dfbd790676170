import { bytesList, type Decoded, readRows, type Session } from "@facevalue/db";
import { sql } from "kysely";
import type { RecomputeScope } from "../metrics/metric.ts";

const SHAPE = {
  id: "id",
  organizer: "id?",
  category: "text?",
  country: "text?",
  time_zone: "text?",
  fiat: "text?",
  sales_start: "amount?",
  starts_at: "amount?",
  ends_at: "amount?",
  status: "text",
  capacity: "amount?",
} as const;

/** An event as it is now. Times in unix seconds, of any size: they are what somebody published. */
export type EventFacts = Decoded<typeof SHAPE>;

/** The published events of the scope's keys, by id. */
export async function readEvents(
  session: Session,
  { schema, keys }: RecomputeScope,
): Promise<Map<string, EventFacts>> {
  const query = sql`
    select * from ${sql.id(schema, "event")} where id = any(${bytesList(keys)}) and upper_inf(block_range)`;
  const rows = await readRows(session, query, SHAPE);
  return new Map(rows.map((row) => [row.id, row]));
}
