import type { Database } from "@facevalue/db";
import { type Selectable, sql } from "kysely";
import { createListLoader } from "../../../graphql/create-loader.ts";
import { eventKeys } from "../../../graphql/event-keys.ts";
import { groupByEvent } from "../../../graphql/group-by-event.ts";
import type { Reader } from "../../../graphql/reader.ts";
import type { MarkupVariant } from "../markup-variant.ts";

/** Row of metrics.event_markup. Counts, amounts and ratios are decimal strings. */
export type MarkupSliceRow = Selectable<Database["metrics.event_markup"]>;

/** Every slice of events' resales. */
export function createMarkupSlicesLoader(reader: Reader, { basis, adjustment }: MarkupVariant) {
  return createListLoader<MarkupSliceRow>(async (refs) => {
    const rows = await reader.read(sql<MarkupSliceRow>`
      select metrics.event_markup.* from ${eventKeys(refs)} join metrics.event_markup using (chain_id, event_id)
      where basis = ${basis} and adjustment = ${adjustment}
      order by slice, slice_key = 'UNKNOWN', slice_key`);
    return groupByEvent(rows);
  });
}
