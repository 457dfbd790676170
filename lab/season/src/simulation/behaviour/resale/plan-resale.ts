import { at, type Simulation } from "../../engine/simulation.ts";
import { isAlive, type ListingState, type TicketState } from "../../market/event-state.ts";
import { cancelListing, changePrice, isOpen, listTicket } from "../tickets/resell.ts";
import { drawResale, type ResalePlan, type ResaleStyle } from "./resale-style.ts";

const HOUR = 3600;
/** Sales end so long before the event. */
const LAST_SALE = HOUR;
/** Who gave up: takes the listing back, and often comes after all. */
const GIVES_UP = 0.25;

/** Offers the ticket on the market and lowers the price until somebody takes it. */
export function planResale(simulation: Simulation, ticket: TicketState, style: ResaleStyle): void {
  planOffer(simulation, ticket, drawResale(simulation.random, style, simulation.parameters.market));
}

/** The same by a plan of the holder's own. */
export function planOffer(simulation: Simulation, ticket: TicketState, plan: ResalePlan): void {
  const left = timeLeft(simulation, ticket);
  const { owner } = ticket;
  at(simulation, simulation.now + 60 + plan.listAt * left, () => {
    if (ticket.owner !== owner || !isAlive(ticket) || timeLeft(simulation, ticket) < HOUR) return;
    const listing = listTicket(simulation, ticket, timesFace(ticket, plan.ask));
    if (listing) planPrices(simulation, listing, plan);
  });
}

/** Price changes at random times, along a line that falls faster at the end. */
function planPrices(simulation: Simulation, listing: ListingState, plan: ResalePlan): void {
  const { random } = simulation;
  const from = simulation.now;
  const left = timeLeft(simulation, listing.ticket);
  for (let step = 0; step < plan.steps; step += 1) {
    const progress = random.between(0.1, 0.98);
    const ask = plan.ask * (1 - plan.decline * progress ** 1.3) * random.between(0.97, 1.03);
    at(simulation, from + progress * left, () => {
      if (isOpen(listing)) changePrice(simulation, listing, timesFace(listing.ticket, ask));
    });
  }
  const { lastAsk } = plan;
  if (lastAsk !== null) {
    at(simulation, from + random.between(0.9, 0.985) * left, () => {
      if (isOpen(listing)) changePrice(simulation, listing, timesFace(listing.ticket, lastAsk));
    });
  } else if (random.chance(GIVES_UP)) {
    at(simulation, from + random.between(0.5, 0.99) * left, () => cancelListing(simulation, listing));
  }
}

/** Seconds until sales end. */
export function timeLeft({ now }: Simulation, { tier }: TicketState): number {
  return Math.max(0, tier.event.startsAt - LAST_SALE - now);
}

/** A multiple of the face value. */
export function timesFace({ face }: TicketState, factor: number): bigint {
  return (face * BigInt(Math.max(1, Math.round(factor * 1000)))) / 1000n;
}
