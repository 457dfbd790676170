import { createLoader } from "../../../graphql/create-loader.ts";
import { loadEntity } from "../../../graphql/load-entities.ts";
import type { Reader } from "../../../graphql/reader.ts";
import type { EventRecord } from "../event-record.ts";
import { EVENT_COLUMNS, type EventRow, toEventRecord } from "./event-row.ts";

/** Events by key. */
export function createEventLoader(reader: Reader) {
  return createLoader((refs) =>
    loadEntity<EventRow, EventRecord>(reader, refs, {
      table: "event",
      columns: EVENT_COLUMNS,
      keyColumn: "id",
      isMutable: true,
      toValue: toEventRecord,
      keyOf: (event) => event,
    }),
  );
}
