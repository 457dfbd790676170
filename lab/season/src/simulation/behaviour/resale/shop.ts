import { at, type Simulation } from "../../engine/simulation.ts";
import type { EventState, ListingState } from "../../market/event-state.ts";
import type { Controller } from "../../population/controller.ts";
import type { Wallet } from "../../population/wallet.ts";
import { poisson } from "../../random/distributions.ts";
import { placeBid } from "../tickets/bid.ts";
import { buyListing } from "../tickets/resell.ts";
import { timesFace } from "./plan-resale.ts";

const HOUR = 3600;
const BIDS = 0.08;
/** Share of the offers that a shopper does not see, or not want: another tier, another seat. */
const UNSEEN = 0.65;

/** Plans those who come to the market only, more of them as the event comes near. */
export function planShoppers(simulation: Simulation, event: EventState): void {
  const { random, parameters, crowd } = simulation;
  const shoppers = poisson(random, event.figures.publicSupply * parameters.market.lateShoppers);
  const span = event.startsAt - event.salesStart - 2 * HOUR;
  for (let shopper = 0; shopper < shoppers; shopper += 1) {
    const time = event.salesStart + HOUR + random.next() ** 0.6 * span;
    at(simulation, time, () => shop(simulation, event, crowd.pick(random, event.organizer.city), 2));
  }
}

/** Buys the cheapest tickets if they are cheap enough; else may bid, or come again. */
export function shop(simulation: Simulation, event: EventState, person: Controller, tries: number): void {
  const { random } = simulation;
  const [wallet] = person.wallets;
  if (!wallet || event.isCancelled || event.isOver || simulation.now > event.startsAt - HOUR) return;
  const limit = willingness(simulation, event);
  let wanted = random.chance(0.45) ? 2 : 1;
  while (wanted > 0) {
    const cheapest = cheapestListing(simulation, event, wallet);
    if (!cheapest || relativePrice(cheapest) > limit) break;
    if (!buyListing(simulation, cheapest, wallet)) break;
    wanted -= 1;
  }
  if (wanted === 0) return;
  if (random.chance(BIDS)) bidBelow(simulation, event, wallet);
  else if (tries > 1) {
    const wait = random.next() * (event.startsAt - simulation.now);
    at(simulation, simulation.now + wait, () => shop(simulation, event, person, tries - 1));
  }
}

/** The most that somebody pays, in parts of the face value: more where more people want to come. */
function willingness({ random }: Simulation, event: EventState): number {
  return 0.9 + random.exponential(0.4 + 0.7 * Math.min(2.5, event.theta));
}

function bidBelow(simulation: Simulation, event: EventState, bidder: Wallet): void {
  const sample = simulation.random.pick([...event.listings])?.ticket;
  if (!sample || sample.owner === bidder) return;
  const factor = simulation.random.between(0.7, 1.05);
  placeBid(simulation, sample, bidder, timesFace(sample, factor));
}

/** The open listing that asks least over its face value, without the buyer's own. */
function cheapestListing({ random }: Simulation, event: EventState, buyer: Wallet): ListingState | null {
  let best: ListingState | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const listing of event.listings) {
    if (listing.seller.controller === buyer.controller || listing.isReserved || random.chance(UNSEEN))
      continue;
    const price = relativePrice(listing);
    if (price >= least) continue;
    best = listing;
    least = price;
  }
  return best;
}

function relativePrice({ price, ticket }: ListingState): number {
  return Number(price) / Number(ticket.face);
}
