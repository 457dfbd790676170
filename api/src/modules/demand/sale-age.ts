import { divideExactly } from "../../exact/exact-decimal.ts";
import type { Ratio } from "../../generated/resolver-types.ts";
import type { EventDemandRecord } from "./event-demand-record.ts";
import { secondsOf } from "./present-time.ts";

/** How far the time between on-sale and event has passed, at most 1. */
export function saleAge({ event, velocityState: { onSaleAt }, now }: EventDemandRecord): Ratio {
  const start = secondsOf(event.startsAt);
  if (start === null || onSaleAt === null) return { value: null, reason: "START_UNKNOWN" };
  if (start <= onSaleAt) return { value: null, reason: "TIMES_CONTRADICT" };
  if (now < onSaleAt) return { value: null, reason: "NOT_STARTED" };
  const passed = BigInt(Math.min(now, start) - onSaleAt);
  return { value: divideExactly(passed, BigInt(start - onSaleAt)), reason: null };
}
