import { type RawBuilder, sql } from "kysely";

/**
 * Median over rows that carry `markup`, its `position` (1…n, ascending) and `n`: the middle value, or the mean of the two
 * middle ones rounded half to even.
 */
export const MEDIAN: RawBuilder<unknown> = sql`metrics.ratio(
  sum(markup) filter (where position in ((n + 1) / 2, n / 2 + 1)),
  count(*) filter (where position in ((n + 1) / 2, n / 2 + 1)))`;

/** 90th percentile by nearest rank: the value at position ceil(0.9 n), in whole numbers. */
export const P90: RawBuilder<unknown> = sql`max(markup) filter (where position = (9 * n + 9) / 10)`;
