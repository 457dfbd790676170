import { at, type Simulation } from "../../engine/simulation.ts";
import type { EventState } from "../../market/event-state.ts";
import type { Controller } from "../../population/controller.ts";
import { planResale } from "../resale/plan-resale.ts";
import { buyTickets } from "../tickets/buy.ts";
import { planGift } from "./after-purchase.ts";

const HOUR = 3600;

/** Companies buy hospitality in bulk for guests and staff; what nobody wants is sold. */
export function planCompanies(simulation: Simulation, event: EventState): void {
  const { random, census } = simulation;
  if (!event.tiers.some(({ kind }) => kind === "hospitality")) return;
  for (const company of census.ofType("corporate")) {
    const isNear = company.city === event.organizer.city;
    if (!random.chance(isNear ? 0.3 : 0.05)) continue;
    const time = event.salesStart + random.exponential(60 * HOUR);
    at(simulation, time, () => buyInBulk(simulation, event, company));
  }
}

function buyInBulk(simulation: Simulation, event: EventState, company: Controller): void {
  const { random, crowd } = simulation;
  const tier = event.tiers.find(({ kind }) => kind === "hospitality");
  if (!tier || simulation.now > event.startsAt - 8 * HOUR) return;
  const buyer = random.pick(company.wallets);
  if (!buyer) return;
  const quantity = random.integer(6, Math.max(8, Math.round(tier.supply / 3)));
  for (const ticket of buyTickets(simulation, { tier, quantity, buyer })) {
    const use = random.next();
    if (use < 0.55) planGift(simulation, ticket, crowd.pick(random, event.organizer.city));
    else if (use < 0.63) planResale(simulation, ticket, "at_cost");
  }
}
