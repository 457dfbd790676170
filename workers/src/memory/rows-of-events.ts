import { bytesList } from "@facevalue/db";
import { type RawBuilder, sql } from "kysely";

/** Rows of some events. */
export interface AddedRows {
  /** Of the network's entity tables. */
  readonly schema: string;
  /** What to select from to have a table's rows, all of its columns, under the table's own name. */
  from(table: string): RawBuilder<unknown>;
}

/** All rows of these events. */
export function rowsOfEvents(schema: string, keys: readonly Buffer[]): AddedRows {
  const events = bytesList(keys);
  return {
    schema,
    from: (table) =>
      sql`(select * from ${sql.id(schema, table)} where event = any(${events})) ${sql.id(table)}`,
  };
}

/** The rows of each event after its block. Looked up event by event, by the index on event and block, which the offset sees to. */
export function rowsSince(
  schema: string,
  events: readonly { readonly key: Buffer; readonly block: number }[],
): AddedRows {
  const keys = bytesList(events.map(({ key }) => key));
  const blocks = sql.raw(`'{${events.map(({ block }) => block).join(",")}}'::int[]`);
  return {
    schema,
    from: (table) => sql`unnest(${keys}, ${blocks}) as asked (event_id, known_block) cross join lateral (
      select * from ${sql.id(schema, table)} own where own.event = asked.event_id and own.block$ > asked.known_block offset 0
    ) ${sql.id(table)}`,
  };
}
