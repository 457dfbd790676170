import type { NullReason } from "@facevalue/core";
import type { RequestContext } from "../../../graphql/request-context.ts";
import type { FigureOwner } from "../../network/figure-stamp.ts";
import { nullReasonOf } from "../../network/null-reason-of.ts";
import type { WashReportRecord } from "../wash-records.ts";
import { METRIC } from "./load-sale-wash.ts";

/** How many of an event's resales are wash trades. */
export async function loadWashReport(event: FigureOwner, context: RequestContext): Promise<WashReportRecord> {
  const row = await context.loaders.washEvent.load(event);
  if (row === null) {
    const reason = await nullReasonOf({ metric: METRIC, event }, "NO_SALES", context);
    const count = reason === "NO_SALES" ? 0n : null;
    return {
      stamp: { metric: METRIC, event, computedAt: null, methodology: null },
      resaleCount: count,
      confirmedCount: count,
      suspectCount: count,
      serviceCount: count,
      unnumberedCount: count,
      fundingReason: reason,
      reason: count === null ? reason : null,
    };
  }
  return {
    stamp: { metric: METRIC, event, computedAt: row.computed_at, methodology: row.methodology },
    resaleCount: BigInt(row.resale_count),
    confirmedCount: BigInt(row.confirmed_count),
    suspectCount: BigInt(row.suspect_count),
    serviceCount: BigInt(row.service_count),
    unnumberedCount: BigInt(row.unnumbered_count),
    fundingReason: row.funding_reason as NullReason | null,
    reason: null,
  };
}
