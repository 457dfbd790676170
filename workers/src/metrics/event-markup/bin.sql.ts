import { type RawBuilder, sql } from "kysely";
import type { RecomputeScope } from "../metric.ts";
import { measuredResales } from "./resales.sql.ts";

export const BIN_WIDTH_BPS = 500;
/** Lower bound of the last bin, which has no upper bound. */
export const LAST_BIN_BPS = 30_000;
const BINS_PER_UNIT = 10_000 / BIN_WIDTH_BPS;
const LAST_BIN = LAST_BIN_BPS / BIN_WIDTH_BPS;

export const BIN_VALUES = ["upper_bps", "sale_count", "as_of_block"];

/** One row per event and range of markup that holds a measured resale. */
export function binRows(scope: RecomputeScope): RawBuilder<unknown> {
  const width = sql.lit(BIN_WIDTH_BPS);
  return sql`
    select event_id, bin * ${width} as lower_bps,
      case when bin < ${sql.lit(LAST_BIN)} then (bin + 1) * ${width} end as upper_bps,
      count(*) as sale_count, max(block)::bigint as as_of_block
    from (
      select event_id, block,
        least(div(price * ${sql.lit(BINS_PER_UNIT)}, face_value) - ${sql.lit(BINS_PER_UNIT)},
          ${sql.lit(LAST_BIN)})::int as bin
      from (${measuredResales(scope)}) resale
    ) binned group by event_id, bin`;
}
