import { at, type Simulation } from "../../../engine/simulation.ts";
import { type EventState, isAlive, type TicketState } from "../../../market/event-state.ts";
import { drawOrderSize } from "../../../market/order-size.ts";
import type { Controller } from "../../../population/controller.ts";
import type { Wallet } from "../../../population/wallet.ts";
import { sample } from "../../../random/distributions.ts";
import { chooseTier } from "../../honest/plan-orders.ts";
import { fundBefore } from "../../money/fund.ts";
import { planOffer } from "../../resale/plan-resale.ts";
import { buyTickets } from "../../tickets/buy.ts";
import { isWorthwhile } from "./prospects.ts";
import { separateMoney } from "./separate-money.ts";

const HOUR = 3600;
/** Nothing is offered earlier than this before the event. */
const EARLIEST_OFFER = 70 * HOUR;

/**
 * Late sellers: a handful of aged wallets buys in the first hour or two of the sale, as much as a fan would, and keeps the tickets.
 * They are offered in the last three days only, a bit under what others ask by then.
 */
export function sellLate(simulation: Simulation, operator: Controller): (event: EventState) => void {
  const { random } = simulation;
  separateMoney(simulation, operator, 0.15);
  return (event) => {
    if (!isWorthwhile(simulation, event, { hot: 1, warm: 0 })) return;
    for (const wallet of sample(random, operator.wallets, random.integer(3, 6))) {
      planPurchase(simulation, event, wallet);
    }
  };
}

function planPurchase(simulation: Simulation, event: EventState, buyer: Wallet): void {
  const { random } = simulation;
  const [standard] = event.tiers;
  if (!standard) return;
  const size = drawOrderSize(random);
  const span = event.startsAt - event.salesStart;
  const time = event.salesStart + Math.min(random.exponential(0.5 * HOUR), span * 0.5);
  const amount = (standard.price + standard.fee) * BigInt(size);
  const lead = Math.min(28 * HOUR, random.exponential(9 * HOUR));
  fundBefore(simulation, buyer, { currency: event.organizer.currency, amount, time: time - lead });
  at(simulation, time, () => {
    const tier = chooseTier(simulation, event);
    if (!tier) return;
    const bought = buyTickets(simulation, { tier, quantity: size, buyer });
    const before = random.between(40 * HOUR, EARLIEST_OFFER);
    for (const ticket of bought) planLateOffer(simulation, ticket, before);
  });
}

/** Offers the ticket so many seconds before the event, later if the event was moved meanwhile. */
function planLateOffer(simulation: Simulation, ticket: TicketState, before: number): void {
  const { event } = ticket.tier;
  const { owner } = ticket;
  at(simulation, event.startsAt - before, () => {
    if (ticket.owner !== owner || !isAlive(ticket)) return;
    if (event.startsAt - simulation.now > EARLIEST_OFFER) planLateOffer(simulation, ticket, before);
    else offerNow(simulation, ticket);
  });
}

function offerNow(simulation: Simulation, ticket: TicketState): void {
  const { random } = simulation;
  const { event } = ticket.tier;
  const going = lowerPrice(event);
  const isHot = event.figures.soldOutAt !== null || event.theta > 1;
  const ask = isHot
    ? Math.max(1.1, (going ?? 1.7) * 0.95)
    : Math.max(0.85, Math.min(1.15, (going ?? 1.1) * 0.95));
  planOffer(simulation, ticket, {
    ask: ask * random.between(0.97, 1.03),
    decline: random.between(0.2, 0.45),
    lastAsk: random.chance(0.7) ? random.between(0.7, 1.05) : null,
    steps: random.integer(2, 4),
    listAt: 0,
  });
}

/** What the cheaper offers of the event ask, in parts of the face value: a fifth of them ask less. */
function lowerPrice({ listings }: EventState): number | undefined {
  const prices = [...listings]
    .filter(({ isReserved }) => !isReserved)
    .map(({ price, ticket }) => Number(price) / Number(ticket.face))
    .toSorted((left, right) => left - right);
  return prices[Math.floor(prices.length / 5)];
}
