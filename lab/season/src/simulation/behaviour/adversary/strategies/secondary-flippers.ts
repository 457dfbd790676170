import { at, type Simulation } from "../../../engine/simulation.ts";
import {
  type EventState,
  isAlive,
  type ListingState,
  type TicketState,
} from "../../../market/event-state.ts";
import type { Controller } from "../../../population/controller.ts";
import type { Wallet } from "../../../population/wallet.ts";
import { poisson } from "../../../random/distributions.ts";
import { planOffer, timesFace } from "../../resale/plan-resale.ts";
import { placeBid } from "../../tickets/bid.ts";
import { buyListing } from "../../tickets/resell.ts";
import { guessDemand } from "./prospects.ts";
import { separateMoney } from "./separate-money.ts";

const HOUR = 3600;
const MEAN_VISITS = 2.5;
/** What is paid at most, in parts of what the ticket should bring. */
const MARGIN = 0.7;
/** Share of the offers that are overlooked. */
const UNSEEN = 0.4;

interface Desk {
  readonly event: EventState;
  readonly wallet: Wallet;
  /** What a ticket should bring, in parts of its face value. */
  readonly worth: number;
  /** Tickets that were offered already. */
  readonly offered: Set<TicketState>;
}

/**
 * Secondary flippers: never buy from the organizer. Two to six wallets, each with money of its own, look through the market
 * of nearly every event, buy what is cheap or bid low, and list it again dearer.
 */
export function flipOnMarket(simulation: Simulation, operator: Controller): (event: EventState) => void {
  const { random } = simulation;
  separateMoney(simulation, operator, 0.25);
  return (event) => {
    const guess = 1 + 0.4 * Math.min(2.2, guessDemand(simulation, event));
    const { resaleCapBps } = event.organizer;
    const worth = resaleCapBps > 0 ? Math.min(guess, resaleCapBps / 10_000) : guess;
    const span = event.startsAt - event.salesStart;
    for (const wallet of operator.wallets) {
      const desk: Desk = { event, wallet, worth, offered: new Set() };
      for (let visits = poisson(random, MEAN_VISITS); visits > 0; visits -= 1) {
        const time = event.salesStart + 6 * HOUR + random.next() * 0.85 * span;
        at(simulation, time, () => visit(simulation, desk));
      }
    }
  };
}

function visit(simulation: Simulation, desk: Desk): void {
  const { random } = simulation;
  const { event, wallet, worth } = desk;
  if (event.isCancelled || event.isOver || simulation.now > event.startsAt - 12 * HOUR) return;
  const others = [...event.listings].filter(
    ({ seller, isReserved }) => seller.controller !== wallet.controller && !isReserved,
  );
  const seen = others.filter(() => !random.chance(UNSEEN));
  const cheap = seen
    .filter((listing) => relativePrice(listing) <= worth * MARGIN)
    .toSorted((left, right) => relativePrice(left) - relativePrice(right));
  for (const listing of cheap.slice(0, random.integer(1, 3))) {
    const paid = relativePrice(listing);
    if (buyListing(simulation, listing, wallet)) offer(simulation, desk, listing.ticket, paid);
  }
  if (cheap.length === 0 && random.chance(0.4)) bidLow(simulation, desk, random.pick(seen));
}

/** A bid below the ask; if the holder takes it, the ticket is listed some days later. */
function bidLow(simulation: Simulation, desk: Desk, listing: ListingState | undefined): void {
  const { random } = simulation;
  const { event, wallet, worth, offered } = desk;
  if (!listing) return;
  const factor = Math.min(relativePrice(listing) * 0.88, worth * MARGIN * random.between(0.85, 1));
  placeBid(simulation, listing.ticket, wallet, timesFace(listing.ticket, factor));
  at(simulation, simulation.now + random.between(40, 70) * HOUR, () => {
    for (const ticket of event.tickets) {
      const isNew = ticket.owner === wallet && isAlive(ticket) && !ticket.listing && !offered.has(ticket);
      if (isNew) offer(simulation, desk, ticket, factor);
    }
  });
}

function offer(simulation: Simulation, { worth, offered }: Desk, ticket: TicketState, paid: number): void {
  const { random } = simulation;
  offered.add(ticket);
  planOffer(simulation, ticket, {
    ask: Math.max(paid * 1.3, worth * random.between(0.95, 1.25)),
    decline: random.between(0.1, 0.3),
    lastAsk: random.chance(0.6) ? paid * random.between(0.9, 1.1) : null,
    steps: random.integer(1, 4),
    listAt: random.between(0, 0.1),
  });
}

function relativePrice({ price, ticket }: ListingState): number {
  return Number(price) / Number(ticket.face);
}
