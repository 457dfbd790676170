import { divideHalfEven } from "../divide-half-even.ts";
import type { NullReason } from "../null-reason.ts";
import { type CohortTraits, cohortTraits } from "./demand-cohort.ts";
import type { DemandFigure, DemandFigures } from "./demand-index.ts";
import { DAY_SECONDS, type MarketBucket, sumWindow } from "./market-window.ts";
import { type VelocityState, velocityAt } from "./sales-velocity.ts";

const UNIT = 10n ** 18n;

/** What the Demand Index needs to know of an event, as the metrics store it. */
export interface DemandState {
  readonly category: string | null;
  readonly capacity: bigint | null;
  readonly isCancelled: boolean;
  /** Unix seconds; null when not known. */
  readonly startsAt: number | null;
  readonly velocity: VelocityState;
  readonly sellThrough: DemandFigure;
  readonly getInPremium: DemandFigure;
  /** Tickets of the open bids and asks in the currency with the most asks. */
  readonly bidTickets: bigint;
  readonly askTickets: bigint;
  readonly openListings: number;
  /** Of the last day. */
  readonly buckets: readonly MarketBucket[];
}

/** The figures of an event that is on sale, and what it is compared by; or why it is compared with nothing. */
export type DemandStanding =
  | { readonly reason: null; readonly traits: CohortTraits; readonly figures: DemandFigures }
  | { readonly reason: NullReason };

/** The terms of the Demand Index at a time in unix seconds. */
export function demandFigures(state: DemandState, at: number): DemandStanding {
  const reason = reasonNotOnSale(state, at);
  if (reason !== null) return { reason };
  const startsIn = (state.startsAt ?? at) - at;
  return {
    reason: null,
    traits: cohortTraits(state.category, state.capacity, startsIn),
    figures: {
      VELOCITY: velocityFigure(state, at),
      SELL_THROUGH: state.sellThrough,
      GET_IN_PREMIUM: state.getInPremium,
      ABSORPTION: absorptionAt(state, at),
      BID_ASK: quotient(state.bidTickets, state.askTickets),
    },
  };
}

function reasonNotOnSale({ isCancelled, startsAt, velocity }: DemandState, at: number): NullReason | null {
  if (isCancelled) return "EVENT_OVER";
  if (startsAt === null || velocity.onSaleAt === null) return "START_UNKNOWN";
  if (startsAt <= at) return "EVENT_OVER";
  return velocity.onSaleAt > at ? "NOT_STARTED" : null;
}

/** A sold-out event sells no more, which says nothing of its demand. */
function velocityFigure({ velocity, sellThrough }: DemandState, at: number): DemandFigure {
  if (sellThrough.value !== null && sellThrough.value >= UNIT) return { value: null, reason: "SOLD_OUT" };
  return { value: velocityAt(velocity, at), reason: null };
}

/** Resales of the last day over the mean number of open listings; null with NOT_LISTED when there were none. */
export function absorptionAt(
  { buckets, openListings }: Pick<DemandState, "buckets" | "openListings">,
  at: number,
): DemandFigure {
  const day = sumWindow(buckets, { at, seconds: DAY_SECONDS, openNow: openListings });
  return quotient(day.resold * BigInt(day.seconds), day.openSeconds);
}

function quotient(dividend: bigint, divisor: bigint): DemandFigure {
  if (divisor <= 0n) return { value: null, reason: "NOT_LISTED" };
  return { value: divideHalfEven(dividend * UNIT, divisor), reason: null };
}
