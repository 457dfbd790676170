import type { NullReason } from "@facevalue/core";
import { sql } from "kysely";
import { createLoader } from "../../../graphql/create-loader.ts";
import { eventKeys } from "../../../graphql/event-keys.ts";
import { type EventKeyColumns, eventKeyOf } from "../../../graphql/group-by-event.ts";
import type { Reader } from "../../../graphql/reader.ts";

/** Row of metrics.event_sales. */
export interface EventSalesRow extends EventKeyColumns {
  readonly primary_count: string;
  readonly unpriced_primary_count: string;
  readonly complimentary_count: string;
  readonly refund_count: string;
  readonly resale_count: string;
  readonly unpriced_resale_count: string;
  readonly resold_ticket_count: string | null;
  readonly checked_in_count: string;
  readonly primary_buyer_count: string;
  readonly resale_buyer_count: string;
  readonly resale_share: string | null;
  readonly resale_share_reason: NullReason | null;
  readonly methodology: number;
  readonly computed_at: Date;
}

/** Counts of events' sales; null where none were computed. */
export function createEventSalesLoader(reader: Reader) {
  return createLoader(async (refs) => {
    const rows = await reader.read(sql<EventSalesRow>`
      select chain_id, event_id, primary_count, unpriced_primary_count, complimentary_count, refund_count, resale_count,
        unpriced_resale_count, resold_ticket_count, checked_in_count, primary_buyer_count, resale_buyer_count, resale_share, resale_share_reason, methodology,
        computed_at
      from ${eventKeys(refs)} join metrics.event_sales using (chain_id, event_id)`);
    return new Map(rows.map((row) => [eventKeyOf(row), row]));
  });
}
