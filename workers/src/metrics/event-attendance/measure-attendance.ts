import { ratioOf } from "../ratio.ts";
import type { AttendanceFacts, EntryGroup } from "./read-facts.ts";
import type { AttendanceRow, CheckInBucketRow } from "./tables.ts";

/** An event's row. */
export function measureAttendance(facts: AttendanceFacts): Omit<AttendanceRow, "event_id" | "as_of_block"> {
  const { expected, unnumbered, entries } = facts;
  const sum = (origin: string) =>
    entries.reduce((total, entry) => (entry.origin === origin ? total + entry.tickets : total), 0n);
  const [original, resale, other, used] = [sum("ORIGINAL"), sum("RESALE"), sum("OTHER"), sum("USE")];
  const checkedIn = original + resale + other;
  const isUnnumbered = unnumbered > 0n || used > 0n;
  const share = isUnnumbered ? null : ratioOf(checkedIn, BigInt(expected));
  const reason = isUnnumbered ? "TICKETS_UNNUMBERED" : "NO_TICKETS";
  const told = entries.flatMap(({ first_at, last_at }) =>
    first_at === null || last_at === null ? [] : [{ first_at, last_at }],
  );
  return {
    expected_count: expected,
    checked_in_count: checkedIn,
    unnumbered_count: unnumbered,
    unnumbered_use_count: used,
    original_holder_count: original,
    resale_holder_count: resale,
    other_holder_count: other,
    checked_in_share: share,
    checked_in_reason: share === null ? reason : null,
    first_check_in_at: told.length === 0 ? null : Math.min(...told.map(({ first_at }) => first_at)),
    last_check_in_at: told.length === 0 ? null : Math.max(...told.map(({ last_at }) => last_at)),
  };
}

/** Its quarters of an hour in which somebody entered. */
export function bucketRows(event: string, entries: readonly EntryGroup[]): CheckInBucketRow[] {
  const groups = Map.groupBy(entries, ({ bucket }) => bucket);
  return [...groups].flatMap(([bucket, own]) => {
    if (bucket === null) return [];
    const checked_in_count = own.reduce((sum, { tickets }) => sum + tickets, 0n);
    const as_of_block = Math.max(...own.map(({ block }) => block));
    return [{ event_id: event, bucket_start: bucket, checked_in_count, as_of_block }];
  });
}
