import type { Random } from "../../random.ts";
import type { WorldDeployment } from "../actions/world-deployment.ts";
import type { Crowd } from "../market/crowd.ts";
import type { EventState, OrganizerState } from "../market/event-state.ts";
import type { WorldParameters } from "../parameters/world-parameters.ts";
import type { Census } from "../population/census.ts";
import type { Controller } from "../population/controller.ts";
import type { Infrastructure } from "../population/infrastructure.ts";
import type { Wallet } from "../population/wallet.ts";
import type { EventQueue } from "./event-queue.ts";
import type { Outbox } from "./outbox.ts";

/** A way of giving a wallet money, or of taking it from there. */
export type MoneyMove = (wallet: Wallet, currency: Wallet["address"], amount: bigint) => void;

/** A world while it is played: who there is, what is on sale, and what will happen. */
export interface Simulation {
  readonly parameters: WorldParameters;
  readonly deployment: WorldDeployment;
  readonly random: Random;
  readonly queue: EventQueue;
  readonly outbox: Outbox;
  readonly census: Census;
  readonly infrastructure: Infrastructure;
  /** Those who go to events. */
  readonly crowd: Crowd;
  readonly organizers: readonly OrganizerState[];
  /** Events in the order of their announcement. */
  readonly events: EventState[];
  /** How those get money and take it off who do it in a way of their own. */
  readonly funders: Map<Controller, MoneyMove>;
  readonly sinks: Map<Controller, MoneyMove>;
  /** Called when sales of an event are about to start. */
  readonly onSales: ((event: EventState) => void)[];
  /** Unix seconds of the world's last moment. */
  readonly end: number;
  /** Unix seconds. */
  now: number;
  listings: number;
  bids: number;
}

/** Does it at that time, or now if that is past. Nothing happens after the world's end. */
export function at(simulation: Simulation, time: number, run: () => void): void {
  if (time < simulation.end) simulation.queue.add(Math.max(time, simulation.now), run);
}
