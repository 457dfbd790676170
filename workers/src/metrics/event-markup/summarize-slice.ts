import { countExclusions } from "./count-exclusions.ts";
import { countSides } from "./count-sides.ts";
import { measureMargins } from "./measure-margins.ts";
import type { Measured } from "./measure-resale.ts";
import { measureFinalHolders } from "./measure-tickets.ts";
import { medianInterval, medianOfEnough, ninetiethOf } from "./quantiles.ts";
import { reasonOf } from "./reason-of.ts";
import { sumExcess, weighByValue } from "./sum-money.ts";

/** The resales of a slice in one basis. */
export interface SliceResales {
  readonly all: Measured[];
  /** Those that are not left out, in order of markup, then of face value. */
  readonly measured: Measured[];
  /** The margins that are known, ascending. */
  readonly margins: bigint[];
}

/** Every figure of a slice that depends on the basis. */
export function summarizeSlice({ all, measured, margins }: SliceResales) {
  const markups = measured.map(({ markup }) => markup);
  const { low, high } = medianInterval(markups);
  const median = medianOfEnough(markups);
  return {
    ...countExclusions(all),
    median_markup: median,
    median_low: low,
    median_high: high,
    p90_markup: ninetiethOf(markups),
    markup_reason: median === null ? reasonOf(all.map(({ exclusion }) => exclusion)) : null,
    ...weighByValue(all, measured),
    ...countSides(measured),
    ...sumExcess(all),
    ...measureMargins(all, margins),
    ...measureFinalHolders(all, measured),
  };
}
