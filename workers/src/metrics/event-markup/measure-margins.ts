import type { NullReason } from "@facevalue/core";
import type { Measured } from "./measure-resale.ts";
import { medianOfEnough } from "./quantiles.ts";
import { reasonOf } from "./reason-of.ts";

const COST_UNKNOWN: ReadonlySet<NullReason> = new Set(["COST_UNKNOWN", "TICKETS_UNNUMBERED", "FACE_UNKNOWN"]);

/** Sellers' median margin, how many resales have one, and why the others have none. The counts add up to all resales. `margins` ascend. */
export function measureMargins(resales: readonly Measured[], margins: readonly bigint[]) {
  const counts = {
    margin_count: margins.length,
    gift_cost_count: 0,
    split_unknown_count: 0,
    cost_unknown_count: 0,
    cost_zero_count: 0,
    cost_unconverted_count: 0,
  };
  for (const { margin, resale } of resales) {
    if (typeof margin === "bigint") {
      if ("gift" in resale.cost) counts.gift_cost_count += 1;
    } else if (margin === "SPLIT_UNKNOWN") counts.split_unknown_count += 1;
    else if (COST_UNKNOWN.has(margin)) counts.cost_unknown_count += 1;
    else if (margin === "FACE_ZERO") counts.cost_zero_count += 1;
    else counts.cost_unconverted_count += 1;
  }
  const median = medianOfEnough(margins);
  const reasons = resales.map(({ margin }) => (typeof margin === "bigint" ? null : margin));
  return {
    ...counts,
    median_margin: median,
    margin_reason: median === null ? reasonOf(reasons) : null,
  };
}
