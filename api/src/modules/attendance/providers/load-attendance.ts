import type { RequestContext } from "../../../graphql/request-context.ts";
import type { EventRecord } from "../../event/event-record.ts";
import { toRatio } from "../../markup/to-ratio.ts";
import { nullReasonOf } from "../../network/null-reason-of.ts";
import type { EventAttendanceRecord } from "../event-attendance-record.ts";
import { reasonNotOver } from "../is-over.ts";
import type { AttendanceRow } from "./attendance-loaders.ts";

const METRIC = "event-attendance";

/** Who came to an event. Who stayed away is decided at the time of the network's newest block. */
export async function loadAttendance(
  event: EventRecord,
  context: RequestContext,
): Promise<EventAttendanceRecord> {
  const row = await context.loaders.attendance.load(event);
  if (row !== null) {
    const cursor = await context.loaders.cursor.load(event.chainId);
    return toAttendance(event, row, cursor?.block_time ?? null);
  }
  const reason = await nullReasonOf({ metric: METRIC, event }, "NO_TICKETS", context);
  const [none, count] = [{ value: null, reason }, reason === "NO_TICKETS" ? 0n : null];
  return {
    stamp: { metric: METRIC, event, computedAt: null, methodology: null },
    expectedCount: count,
    checkedInCount: count,
    checkedInShare: none,
    noShowCount: null,
    noShowShare: none,
    unnumberedCount: count,
    unnumberedUseCount: count,
    originalHolderCount: count,
    resaleHolderCount: count,
    otherHolderCount: count,
    resaleHolderShare: none,
    firstCheckInAt: null,
    lastCheckInAt: null,
  };
}

function toAttendance(event: EventRecord, row: AttendanceRow, now: Date | null): EventAttendanceRecord {
  const [expected, checkedIn] = [BigInt(row.expected_count), BigInt(row.checked_in_count)];
  const reason = reasonNotOver(event, now) ?? row.checked_in_reason;
  return {
    stamp: { metric: METRIC, event, computedAt: row.computed_at, methodology: row.methodology },
    expectedCount: expected,
    checkedInCount: checkedIn,
    checkedInShare: toRatio(row.checked_in_share, row.checked_in_reason),
    noShowCount: reason === null ? expected - checkedIn : null,
    noShowShare: reason === null ? toRatio(row.no_show_share, "NO_TICKETS") : { value: null, reason },
    unnumberedCount: BigInt(row.unnumbered_count),
    unnumberedUseCount: BigInt(row.unnumbered_use_count),
    originalHolderCount: BigInt(row.original_holder_count),
    resaleHolderCount: BigInt(row.resale_holder_count),
    otherHolderCount: BigInt(row.other_holder_count),
    resaleHolderShare: toRatio(row.resale_holder_share, "NO_TICKETS"),
    firstCheckInAt: row.first_check_in_at,
    lastCheckInAt: row.last_check_in_at,
  };
}
