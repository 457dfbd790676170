import { divideHalfEven } from "../divide-half-even.ts";
import { DECAY_UNIT, halfLifeDecay, STEPS_PER_HALF_LIFE } from "./half-life-decay.ts";

/** For so long after the on-sale the half-life is the short one. */
const RUSH_SECONDS = 7200;
const RUSH_HALF_LIFE_SECONDS = 1800;
const STEPS_PER_RUSH_SECOND = STEPS_PER_HALF_LIFE / RUSH_HALF_LIFE_SECONDS;

/** What one ticket adds: ln 2 / half-life in hours, in counts of 10^-18. */
const WEIGHT = 115_524_530_093_324_218n;
const RUSH_WEIGHT = 1_386_294_361_119_890_619n;

/** An event's sales velocity as it was after its last sale. */
export interface VelocityState {
  /** Tickets per hour in counts of 10^-18. */
  readonly velocity: bigint;
  /** Unix seconds of the last sale; null before the first. */
  readonly time: number | null;
  /** Unix seconds of the on-sale; null when not known. */
  readonly onSaleAt: number | null;
}

/**
 * Exponentially weighted sales velocity at a time, in tickets per hour and counts of 10^-18: what was sold, halved every 6 hours, every
 * 30 minutes within the first 2 hours after the on-sale. A time before the last sale counts as that of the last sale.
 */
export function velocityAt({ velocity, time, onSaleAt }: VelocityState, at: number): bigint {
  if (time === null || at <= time || velocity === 0n) return velocity;
  return divideHalfEven(velocity * halfLifeDecay(stepsBetween(time, at, onSaleAt)), DECAY_UNIT);
}

/** The state after `tickets` more were sold at a time that is not before the last. */
export function addSale(state: VelocityState, tickets: bigint, at: number): VelocityState {
  const weight = isRush(at, state.onSaleAt) ? RUSH_WEIGHT : WEIGHT;
  return { ...state, velocity: velocityAt(state, at) + tickets * weight, time: at };
}

function isRush(at: number, onSaleAt: number | null): boolean {
  return onSaleAt !== null && at >= onSaleAt && at < onSaleAt + RUSH_SECONDS;
}

function stepsBetween(from: number, to: number, onSaleAt: number | null): number {
  if (onSaleAt === null) return to - from;
  const rush = Math.max(0, Math.min(to, onSaleAt + RUSH_SECONDS) - Math.max(from, onSaleAt));
  return to - from + rush * (STEPS_PER_RUSH_SECOND - 1);
}
