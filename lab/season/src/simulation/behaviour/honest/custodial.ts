import { at, type Simulation } from "../../engine/simulation.ts";
import type { EventState, TicketState } from "../../market/event-state.ts";
import type { Controller } from "../../population/controller.ts";
import { planResale } from "../resale/plan-resale.ts";
import { buyTickets } from "../tickets/buy.ts";
import { giveTicket } from "../tickets/give.ts";

/** Share of the tickets that users take into wallets of their own. */
const WITHDRAWN = 0.15;

/** The platform buys for its user and keeps the tickets in a wallet of its own; false when its allotment is sold. */
export function buyOverPlatform(
  simulation: Simulation,
  event: EventState,
  user: Controller,
  size: number,
): boolean {
  const { random, parameters } = simulation;
  const tier = event.tiers.find(({ kind }) => kind === "partner");
  const buyer = random.pick(event.platform?.controller.wallets ?? []);
  if (!tier || !buyer || tier.issued + size > tier.supply) return false;
  const bought = buyTickets(simulation, { tier, quantity: size, buyer });
  const isResold = random.chance(parameters.market.cannotCome);
  const isWithdrawn = !isResold && random.chance(WITHDRAWN);
  for (const ticket of bought) {
    if (isResold) planResale(simulation, ticket, "cannot_come");
    if (isWithdrawn) planWithdrawal(simulation, ticket, user);
  }
  return bought.length > 0;
}

function planWithdrawal(simulation: Simulation, ticket: TicketState, user: Controller): void {
  const [to] = user.wallets;
  if (!to) return;
  const left = ticket.tier.event.startsAt - 3 * 3600 - simulation.now;
  at(simulation, simulation.now + 120 + simulation.random.next() * left, () => {
    giveTicket(simulation, ticket, { to, kind: "custody" });
  });
}
