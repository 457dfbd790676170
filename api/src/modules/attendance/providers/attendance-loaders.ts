import type { NullReason } from "@facevalue/core";
import { sql } from "kysely";
import type { CheckInBucket } from "../../../generated/resolver-types.ts";
import { createListLoader, createLoader } from "../../../graphql/create-loader.ts";
import { eventKeys } from "../../../graphql/event-keys.ts";
import { type EventKeyColumns, eventKeyOf, groupByEvent } from "../../../graphql/group-by-event.ts";
import type { Reader } from "../../../graphql/reader.ts";

/** Row of metrics.event_attendance, with the shares worked out of its counts. */
export interface AttendanceRow extends EventKeyColumns {
  readonly expected_count: string;
  readonly checked_in_count: string;
  readonly unnumbered_count: string;
  readonly unnumbered_use_count: string;
  readonly original_holder_count: string;
  readonly resale_holder_count: string;
  readonly other_holder_count: string;
  readonly checked_in_share: string | null;
  readonly checked_in_reason: NullReason | null;
  readonly no_show_share: string | null;
  readonly resale_holder_share: string | null;
  readonly first_check_in_at: Date | null;
  readonly last_check_in_at: Date | null;
  readonly methodology: number;
  readonly computed_at: Date;
}

/** Attendance of events; null where none was computed. */
export function createAttendanceLoader(reader: Reader) {
  return createLoader(async (refs) => {
    const rows = await reader.read(sql<AttendanceRow>`
      select chain_id, event_id, expected_count, checked_in_count, unnumbered_count, unnumbered_use_count,
        original_holder_count, resale_holder_count, other_holder_count, checked_in_share, checked_in_reason,
        metrics.ratio(expected_count - checked_in_count, expected_count) as no_show_share,
        metrics.ratio(resale_holder_count, checked_in_count) as resale_holder_share, first_check_in_at, last_check_in_at,
        methodology, computed_at
      from ${eventKeys(refs)} join metrics.event_attendance using (chain_id, event_id)`);
    return new Map(rows.map((row) => [eventKeyOf(row), row]));
  });
}

interface BucketRow extends EventKeyColumns {
  readonly bucket_start: Date;
  readonly checked_in_count: string;
}

/** Most quarters of an hour that an event's check-ins come in; of more, the newest are kept. */
const MOST_BUCKETS = 400;

/** Check-ins of events per quarter of an hour, oldest first. */
export function createCheckInsLoader(reader: Reader) {
  return createListLoader<CheckInBucket>(async (refs) => {
    const rows = await reader.read(sql<BucketRow>`
      select key.chain_id, key.event_id, bucket_start, checked_in_count
      from ${eventKeys(refs)} cross join lateral (
        select bucket_start, checked_in_count from metrics.event_check_in_bucket b
        where b.chain_id = key.chain_id and b.event_id = key.event_id
        order by bucket_start desc limit ${MOST_BUCKETS}
      ) bucket order by bucket_start`);
    return new Map([...groupByEvent(rows)].map(([key, buckets]) => [key, buckets.map(toBucket)]));
  });
}

function toBucket(row: BucketRow): CheckInBucket {
  return { start: row.bucket_start, ticketCount: BigInt(row.checked_in_count) };
}
