import type { Database } from "@facevalue/db";
import { type Selectable, sql } from "kysely";
import { createLoader } from "../../../graphql/create-loader.ts";
import { eventKeys } from "../../../graphql/event-keys.ts";
import { eventKeyOf } from "../../../graphql/group-by-event.ts";
import type { Reader } from "../../../graphql/reader.ts";

type WashEventRow = Selectable<Database["metrics.wash_event"]>;

/** How many of events' resales are wash trades; null for events without a resale. */
export function createWashEventLoader(reader: Reader) {
  return createLoader<WashEventRow>(async (refs) => {
    const rows = await reader.read(sql<WashEventRow>`
      select metrics.wash_event.* from ${eventKeys(refs)} join metrics.wash_event using (chain_id, event_id)`);
    return new Map(rows.map((row) => [eventKeyOf(row), row]));
  });
}
