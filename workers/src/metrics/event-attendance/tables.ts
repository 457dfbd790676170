import type { MetricTable, RowOf } from "../metric-table.ts";

export const ATTENDANCE = {
  name: "event_attendance",
  identity: { event_id: "id" },
  values: {
    expected_count: "count",
    checked_in_count: "count",
    unnumbered_count: "count",
    unnumbered_use_count: "count",
    original_holder_count: "count",
    resale_holder_count: "count",
    other_holder_count: "count",
    checked_in_share: "ratio?",
    checked_in_reason: "text?",
    first_check_in_at: "time?",
    last_check_in_at: "time?",
    as_of_block: "count",
  },
} as const satisfies MetricTable;

export const CHECK_IN_BUCKET = {
  name: "event_check_in_bucket",
  identity: { event_id: "id", bucket_start: "time" },
  values: { checked_in_count: "count", as_of_block: "count" },
} as const satisfies MetricTable;

export type AttendanceRow = RowOf<typeof ATTENDANCE>;
export type CheckInBucketRow = RowOf<typeof CHECK_IN_BUCKET>;
