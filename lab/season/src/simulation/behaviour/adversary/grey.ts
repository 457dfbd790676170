import { at, type Simulation } from "../../engine/simulation.ts";
import type { EventState } from "../../market/event-state.ts";
import type { Controller } from "../../population/controller.ts";
import { logNormal } from "../../random/distributions.ts";
import { chooseTier } from "../honest/plan-orders.ts";
import { fundBefore } from "../money/fund.ts";
import { planResale } from "../resale/plan-resale.ts";
import { buyTickets } from "../tickets/buy.ts";

/** Hot events in which somebody tries it once. */
const HOT = 1.1;

/** One-off opportunists: fans who once buy all that they may, with all wallets they have, and sell most of it. */
export function planOpportunists(simulation: Simulation, waiting: Controller[], event: EventState): void {
  const { random } = simulation;
  if (event.theta < HOT || event.organizer.resaleCapBps > 0) return;
  for (let count = Math.ceil(waiting.length * 0.08); count > 0; count -= 1) {
    const person = waiting.pop();
    if (!person) return;
    for (const wallet of person.wallets) {
      const [standard] = event.tiers;
      if (!standard) continue;
      const amount = (standard.price + standard.fee) * BigInt(standard.walletLimit);
      const time = event.salesStart - random.exponential(8 * 3600);
      fundBefore(simulation, wallet, { currency: event.organizer.currency, amount, time });
      at(simulation, event.salesStart + logNormal(random, Math.log(150), 1), () => {
        const tier = chooseTier(simulation, event);
        if (!tier) return;
        const bought = buyTickets(simulation, { tier, quantity: tier.walletLimit, buyer: wallet });
        for (const ticket of bought.slice(random.integer(0, 1))) planResale(simulation, ticket, "grey");
      });
    }
  }
}
