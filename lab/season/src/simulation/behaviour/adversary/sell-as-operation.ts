import { at, type Simulation } from "../../engine/simulation.ts";
import { capOf, isAlive, type TicketState } from "../../market/event-state.ts";
import { logNormal } from "../../random/distributions.ts";
import { planResale, timesFace } from "../resale/plan-resale.ts";
import { giveTicket } from "../tickets/give.ts";
import { buyListing, listTicket } from "../tickets/resell.ts";
import type { Operation } from "./operation.ts";

const HOUR = 3600;
/** Share of the tickets that who hides everything keeps for stooges. */
const KEPT = 0.15;

/** Plans how the operation gets rid of its tickets. */
export function sellAsOperation(
  simulation: Simulation,
  operation: Operation,
  bought: readonly TicketState[],
): void {
  const { random } = simulation;
  const { level, sellers } = operation;
  for (const ticket of bought) {
    const isCapped = capOf(ticket) !== null;
    if (level === 3 && random.chance(KEPT)) continue;
    if (isCapped && random.chance(level === 3 ? 0.85 : 0.6)) planSideSale(simulation, operation, ticket);
    else if (sellers.length > 0) planHandOver(simulation, operation, ticket);
    else planResale(simulation, ticket, "professional");
  }
}

/** Buying wallets hand their tickets to the few that sell. */
function planHandOver(simulation: Simulation, { sellers }: Operation, ticket: TicketState): void {
  const { random } = simulation;
  const seller = random.pick(sellers);
  if (!seller) return;
  at(simulation, simulation.now + 120 + random.exponential(10 * HOUR), () => {
    if (ticket.owner !== seller && isAlive(ticket))
      giveTicket(simulation, ticket, { to: seller, kind: "custody" });
    if (ticket.owner === seller) planResale(simulation, ticket, "professional");
  });
}

/** A sale for more than the cap allows: the rest, or all of it, is paid beside the chain. */
function planSideSale(simulation: Simulation, { level }: Operation, ticket: TicketState): void {
  const { random, crowd, parameters } = simulation;
  const { event } = ticket.tier;
  const left = event.startsAt - 6 * HOUR - simulation.now;
  const { owner } = ticket;
  const factor = 1 + parameters.market.professionalMarkup * logNormal(random, -0.5, 0.6);
  at(simulation, simulation.now + HOUR + random.between(0.05, 0.97) ** 0.6 * left, () => {
    const [buyer] = crowd.pick(random, event.organizer.city).wallets;
    const cap = capOf(ticket);
    const truePrice = timesFace(ticket, factor);
    // Not everybody finds a buyer.
    const isWanted = random.chance(Math.min(0.9, 0.3 + 0.4 * event.theta));
    if (!buyer || cap === null || ticket.owner !== owner || !isAlive(ticket) || !isWanted) return;
    if (level < 3 || random.chance(0.4)) {
      giveTicket(simulation, ticket, { to: buyer, kind: "gift_side", sidePayment: truePrice });
      return;
    }
    const listing = listTicket(simulation, ticket, cap, true);
    if (!listing) return;
    const sidePayment = truePrice > listing.price ? truePrice - listing.price : 0n;
    const kind = sidePayment > 0n ? "resale_side" : "resale";
    at(simulation, simulation.now + random.exponential(1200), () =>
      buyListing(simulation, listing, buyer, { kind, sidePayment }),
    );
  });
}
