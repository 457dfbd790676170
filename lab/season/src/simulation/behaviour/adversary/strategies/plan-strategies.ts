import type { Simulation } from "../../../engine/simulation.ts";
import type { EventState } from "../../../market/event-state.ts";
import { UNSEEN_STRATEGIES, type UnseenStrategy } from "../../../parameters/adversary-strategies.ts";
import type { Controller } from "../../../population/controller.ts";
import { sellToBidders } from "./bid-sellers.ts";
import { sellLate } from "./late-sellers.ts";
import { startRelayChain } from "./relay-chain.ts";
import { rentBuyers } from "./rented-buyers.ts";
import { flipOnMarket } from "./secondary-flippers.ts";

type Plan = (event: EventState) => void;
type Start = (simulation: Simulation, operators: readonly Controller[]) => Plan;

const each =
  (start: (simulation: Simulation, operator: Controller) => Plan): Start =>
  (simulation, operators) => {
    const plans = operators.map((operator) => start(simulation, operator));
    return (event) => {
      for (const plan of plans) plan(event);
    };
  };

const STARTS: Readonly<Record<UnseenStrategy, Start>> = {
  rented_buyers: each(rentBuyers),
  secondary_flippers: each(flipOnMarket),
  late_sellers: each(sellLate),
  bid_sellers: sellToBidders,
  relay_chain: each(startRelayChain),
};

/** What the professionals who follow a strategy do with each event; nothing where there are none. */
export function planStrategies(simulation: Simulation): Plan[] {
  return UNSEEN_STRATEGIES.flatMap((name) => {
    const operators = simulation.census.controllers.filter(({ strategy }) => strategy === name);
    return operators.length === 0 ? [] : [STARTS[name](simulation, operators)];
  });
}
