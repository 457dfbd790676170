import type { Random } from "../../random.ts";
import { logNormal } from "../random/distributions.ts";

const DAY = 86_400;
/** Of those who come on the first day: share that waits for the start of sales. */
const WAITING = 0.6;
/** Of the others: share that comes in the last tenth of the time. */
const LATE = 0.3;

export interface SalesSpan {
  readonly salesStart: number;
  readonly startsAt: number;
  /** Share of the demand that comes on the first day. */
  readonly firstDay: number;
}

/**
 * When an honest order comes: a spike at the start of sales, a flat part and a rush at the end, as in booking curves of
 * concerts (analytics.md 3 and 8). Unix seconds.
 */
export function drawArrival(random: Random, { salesStart, startsAt, firstDay }: SalesSpan): number {
  const span = startsAt - salesStart;
  if (random.chance(firstDay)) {
    const delay = random.chance(WAITING) ? logNormal(random, Math.log(240), 1.3) : random.next() ** 1.6 * DAY;
    return salesStart + Math.min(delay, span * 0.9);
  }
  const share = random.chance(LATE) ? random.between(0.9, 0.995) : random.between(0.03, 0.9);
  return salesStart + Math.max(Math.min(DAY, span * 0.2), share * span);
}
