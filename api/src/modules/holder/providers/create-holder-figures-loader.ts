import type { NullReason } from "@facevalue/core";
import { sql } from "kysely";
import { createLoader } from "../../../graphql/create-loader.ts";
import { eventKeys } from "../../../graphql/event-keys.ts";
import { type EventKeyColumns, eventKeyOf } from "../../../graphql/group-by-event.ts";
import type { Reader } from "../../../graphql/reader.ts";

/** Row of metrics.event_holders. */
export interface EventHoldersRow extends EventKeyColumns {
  readonly held_count: string;
  readonly holder_count: string;
  readonly most_held: string;
  readonly holding_1_count: string;
  readonly holding_2_count: string;
  readonly holding_3_count: string;
  readonly holding_4_count: string;
  readonly holding_5_to_9_count: string;
  readonly holding_10_or_more_count: string;
  readonly mean_held: string | null;
  readonly top_10_share: string | null;
  readonly gini: string | null;
  readonly hhi: string | null;
  readonly holders_reason: NullReason | null;
  readonly buyer_count: string;
  readonly returning_count: string | null;
  readonly returning_share: string | null;
  readonly returning_reason: NullReason | null;
  readonly network_returning_count: string;
  readonly network_returning_share: string | null;
  readonly network_returning_reason: NullReason | null;
  readonly methodology: number;
  readonly computed_at: Date;
}

/** Figures of events' holders; null where none were computed. */
export function createHolderFiguresLoader(reader: Reader) {
  return createLoader(async (refs) => {
    const rows = await reader.read(sql<EventHoldersRow>`
      select chain_id, event_id, held_count, holder_count, most_held, holding_1_count, holding_2_count, holding_3_count,
        holding_4_count, holding_5_to_9_count, holding_10_or_more_count, mean_held, top_10_share, gini, hhi, holders_reason,
        buyer_count, returning_count, returning_share, returning_reason, network_returning_count, network_returning_share,
        network_returning_reason, methodology, computed_at
      from ${eventKeys(refs)} join metrics.event_holders using (chain_id, event_id)`);
    return new Map(rows.map((row) => [eventKeyOf(row), row]));
  });
}
