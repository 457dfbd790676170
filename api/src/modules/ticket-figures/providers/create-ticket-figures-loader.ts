import type { NullReason } from "@facevalue/core";
import { sql } from "kysely";
import { createLoader } from "../../../graphql/create-loader.ts";
import { eventKeys } from "../../../graphql/event-keys.ts";
import { type EventKeyColumns, eventKeyOf } from "../../../graphql/group-by-event.ts";
import type { Reader } from "../../../graphql/reader.ts";

/** Row of metrics.event_tickets. */
export interface EventTicketsRow extends EventKeyColumns {
  readonly ticket_count: string;
  readonly unnumbered_count: string;
  readonly valid_count: string;
  readonly resell_count: string;
  readonly scanned_count: string;
  readonly checked_in_count: string;
  readonly claimed_count: string;
  readonly voided_count: string;
  readonly refunded_count: string;
  readonly expired_count: string;
  readonly burned_count: string;
  /** Tickets that moved 0, 1, 2, 3, and 4 or more times. */
  readonly transferred: readonly string[];
  /** Tickets that were resold 0, 1, 2, 3, and 4 or more times. */
  readonly resold: readonly string[];
  readonly admitting_count: string;
  readonly listed_count: string;
  readonly listed_share: string | null;
  readonly listed_reason: NullReason | null;
  readonly first_resale_count: string;
  readonly first_resale_p25_seconds: string | null;
  readonly first_resale_median_seconds: string | null;
  readonly first_resale_p75_seconds: string | null;
  readonly first_resale_reason: NullReason | null;
  readonly methodology: number;
  readonly computed_at: Date;
}

/** Figures of events' tickets; null where none were computed. */
export function createTicketFiguresLoader(reader: Reader) {
  return createLoader(async (refs) => {
    const rows = await reader.read(sql<EventTicketsRow>`
      select chain_id, event_id, ticket_count, unnumbered_count, valid_count, resell_count, scanned_count, checked_in_count,
        claimed_count, voided_count, refunded_count, expired_count, burned_count,
        array[transferred_0_count, transferred_1_count, transferred_2_count, transferred_3_count,
          transferred_4_or_more_count]::text[] as transferred,
        array[resold_0_count, resold_1_count, resold_2_count, resold_3_count, resold_4_or_more_count]::text[] as resold,
        admitting_count, listed_count, listed_share, listed_reason, first_resale_count, first_resale_p25_seconds,
        first_resale_median_seconds, first_resale_p75_seconds, first_resale_reason, methodology, computed_at
      from ${eventKeys(refs)} join metrics.event_tickets using (chain_id, event_id)`);
    return new Map(rows.map((row) => [eventKeyOf(row), row]));
  });
}
