import type { Random } from "../../random.ts";
import type { WorldParameters } from "../parameters/world-parameters.ts";
import { between, logNormal } from "../random/distributions.ts";

const DAY = 86_400;
const HOUR = 3600;

/** When an event is told of, sold and held, and how much it is wanted. Times in unix seconds. */
export interface EventPlan {
  readonly organizer: number;
  readonly announcedAt: number;
  readonly salesStart: number;
  readonly startsAt: number;
  readonly endsAt: number;
  readonly capacity: number;
  readonly theta: number;
  readonly firstDay: number;
  readonly isCancelled: boolean;
  readonly isRescheduled: boolean;
  readonly hasSecondDrop: boolean;
  /** Part of the orders that a custodial platform executes; 0 for none. */
  readonly platformShare: number;
}

/** The events of a world, each with its own demand. A few begin after the world's end. */
export function planEvents(random: Random, parameters: WorldParameters): EventPlan[] {
  return Array.from({ length: parameters.events }, (_, index) => planEvent(random, parameters, index));
}

function planEvent(random: Random, parameters: WorldParameters, index: number): EventPlan {
  const { days, startsAt: start, market, organizers } = parameters;
  const announcedAt = start + 2 * DAY + random.next() * 0.68 * days * DAY;
  const salesStart = wholeHour(announcedAt + random.between(1.5, Math.min(8, days * 0.08)) * DAY);
  const startsAt = wholeHour(salesStart + random.between(0.14, 0.5) * days * DAY);
  const drawn = logNormal(random, market.demandLogMean, market.demandLogDeviation);
  // Every world has one hot event of an organizer without a cap.
  const theta = index === 2 ? Math.max(1.5, drawn) : drawn;
  const isCustodial = random.chance(market.custodialEvents) || index === 1;
  return {
    organizer: index < organizers ? index : random.integer(0, organizers - 1),
    announcedAt,
    salesStart,
    startsAt,
    endsAt: startsAt + random.integer(3, 6) * HOUR,
    capacity: Math.max(40, Math.round(parameters.capacity * logNormal(random, -0.18, 0.6))),
    theta,
    firstDay: between(random, theta > 1 ? market.hotFirstDay : market.calmFirstDay),
    isCancelled: random.chance(market.cancelled),
    isRescheduled: random.chance(market.rescheduled),
    hasSecondDrop: random.chance(market.secondDrop),
    platformShare: isCustodial ? between(random, market.custodialTickets) : 0,
  };
}

function wholeHour(time: number): number {
  return Math.round(time / HOUR) * HOUR;
}
