export const COMPUTED_AT = "2026-03-01T12:00:00.000Z";

/** What every row of a metric carries. */
export const STAMP = { methodology: 1, computed_at: COMPUTED_AT, as_of_block: 900 };

/** The same with the time of the row's last fact. */
export const AS_OF = { ...STAMP, as_of_time: "2026-03-01T11:59:00Z" };
