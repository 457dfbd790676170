import type { Simulation } from "../../../engine/simulation.ts";
import type { EventState } from "../../../market/event-state.ts";
import { logNormal } from "../../../random/distributions.ts";

export interface Appetite {
  /** Chance of taking part in an event that is expected to be wanted by far more than it can take. */
  readonly hot: number;
  /** The same where it should sell out, but not by much. */
  readonly warm: number;
}

/** How much over its supply somebody thinks that an event will be wanted. */
export function guessDemand({ random }: Simulation, event: EventState): number {
  return event.theta * logNormal(random, 0, 0.12);
}

/** Whether an operator takes part in the sale; never where a cap leaves no profit. */
export function isWorthwhile(simulation: Simulation, event: EventState, { hot, warm }: Appetite): boolean {
  if (event.organizer.resaleCapBps > 0) return false;
  const demand = guessDemand(simulation, event);
  return simulation.random.chance(demand > 1.4 ? hot : demand > 1.15 ? warm : 0);
}
