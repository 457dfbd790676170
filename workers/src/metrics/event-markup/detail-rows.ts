import type { LocalTime } from "../../facts/local-time.ts";
import { countSides } from "./count-sides.ts";
import type { Measured } from "./measure-resale.ts";
import { MINIMUM_COUNT, medianOfEnough, ninetiethOf } from "./quantiles.ts";
import type { BinRow, DayRow } from "./tables.ts";

export const BIN_WIDTH_BPS = 500;
/** Lower bound of the last bin, which has no upper bound. */
export const LAST_BIN_BPS = 30_000;
const BINS_PER_UNIT = 10_000 / BIN_WIDTH_BPS;

type Variant = Pick<DayRow, "event_id" | "basis" | "adjustment">;

/** One row per local day with a measured resale. `measured` is in order of markup. */
export function dayRows(
  variant: Variant,
  measured: readonly Measured[],
  clock: (time: number) => LocalTime,
): DayRow[] {
  const days = Map.groupBy(measured, ({ resale }) => clock(resale.sale.time).day);
  return [...days].map(([day, own]) => {
    const markups = own.map(({ markup }) => markup);
    const { above_face_count, below_face_count } = countSides(own);
    return {
      ...variant,
      day,
      measured_count: own.length,
      median_markup: medianOfEnough(markups),
      p90_markup: ninetiethOf(markups),
      markup_reason: own.length < MINIMUM_COUNT ? "LOW_N" : null,
      above_face_count,
      below_face_count,
      as_of_block: lastBlock(own),
    };
  });
}

/** One row per range of markup that holds a measured resale. */
export function binRows(variant: Variant, measured: readonly Measured[]): BinRow[] {
  return [...Map.groupBy(measured, lowerBoundOf)].map(([lower, own]) => ({
    ...variant,
    lower_bps: lower,
    upper_bps: lower === LAST_BIN_BPS ? null : lower + BIN_WIDTH_BPS,
    sale_count: own.length,
    as_of_block: lastBlock(own),
  }));
}

/** By the exact fraction, not by the rounded markup. */
function lowerBoundOf({ price, face }: Measured): number {
  const bin = (price * BigInt(BINS_PER_UNIT)) / face - BigInt(BINS_PER_UNIT);
  return Math.min(Number(bin) * BIN_WIDTH_BPS, LAST_BIN_BPS);
}

function lastBlock(resales: readonly Measured[]): number {
  return resales.reduce((last, { resale }) => Math.max(last, resale.sale.block), 0);
}
