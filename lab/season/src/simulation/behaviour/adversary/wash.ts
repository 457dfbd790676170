import { at, type Simulation } from "../../engine/simulation.ts";
import { type EventState, isAlive, type TicketState } from "../../market/event-state.ts";
import type { Wallet } from "../../population/wallet.ts";
import { chooseTier } from "../honest/plan-orders.ts";
import { balance, pay } from "../money/move-money.ts";
import { planResale, timesFace } from "../resale/plan-resale.ts";
import { buyTickets } from "../tickets/buy.ts";
import { buyListing, listTicket } from "../tickets/resell.ts";
import type { Operation } from "./operation.ts";

const HOUR = 3600;
const DAY = 86_400;
const HOT = 1.3;

/** Decides which traders make a market for which event: they buy a few tickets and trade them among their wallets. */
export function planWash(simulation: Simulation, traders: readonly Operation[], event: EventState): void {
  const { random } = simulation;
  if (event.organizer.resaleCapBps > 0) return;
  for (const trader of traders) {
    if (random.chance(event.theta > HOT ? 0.6 : 0.15)) planTrading(simulation, trader, event);
  }
}

function planTrading(simulation: Simulation, trader: Operation, event: EventState): void {
  const { random } = simulation;
  at(simulation, event.salesStart + random.exponential(10 * HOUR), () => {
    const tier = chooseTier(simulation, event);
    const buyer = random.pick(trader.controller.wallets);
    if (!tier || !buyer) return;
    const bought = buyTickets(simulation, { tier, quantity: random.integer(1, 3), buyer });
    for (const ticket of bought) {
      const rounds = random.integer(2, trader.level === 0 ? 3 : 7);
      planRound(simulation, trader, { ticket, rounds, ask: random.between(1.1, 1.8) });
    }
  });
}

interface Round {
  readonly ticket: TicketState;
  readonly rounds: number;
  /** In parts of the face value. */
  readonly ask: number;
}

/** One sham sale, then the next at another price; at the end the ticket is offered to everybody. */
function planRound(simulation: Simulation, trader: Operation, { ticket, rounds, ask }: Round): void {
  const { random } = simulation;
  const pause = trader.level >= 2 ? random.exponential(2 * DAY) : random.exponential(7 * HOUR);
  at(simulation, simulation.now + 60 + pause, () => {
    const { event } = ticket.tier;
    if (!isAlive(ticket) || simulation.now > event.startsAt - 5 * HOUR) return;
    if (rounds === 0) {
      planResale(simulation, ticket, "professional");
      return;
    }
    const buyer = nextHolder(simulation, trader, ticket);
    const seller = ticket.owner;
    // The price says what others shall believe, not what a ticket is worth.
    const listing = listTicket(simulation, ticket, timesFace(ticket, ask), true);
    if (!listing) return;
    at(simulation, simulation.now + 30 + random.exponential(1800), () => {
      if (simulation.now > event.startsAt - HOUR) return;
      if (!buyListing(simulation, listing, buyer, { kind: "wash" })) return;
      returnMoney(simulation, trader, seller, buyer);
      planRound(simulation, trader, { ticket, rounds: rounds - 1, ask: ask * random.between(1, 1.35) });
    });
  });
}

/** At level 0 the ticket goes to and fro, or the seller buys it; above it goes round. */
function nextHolder({ random }: Simulation, { controller, level }: Operation, ticket: TicketState): Wallet {
  const { wallets } = controller;
  const position = wallets.indexOf(ticket.owner);
  if (level === 0 && random.chance(0.1)) return ticket.owner;
  if (level === 0) return wallets[position === 0 ? 1 : 0] ?? ticket.owner;
  return wallets[(position + 1) % wallets.length] ?? ticket.owner;
}

/** The proceeds go back to who paid, so that the next round costs only fees. */
function returnMoney(simulation: Simulation, { level }: Operation, seller: Wallet, buyer: Wallet): void {
  if (level > 1 || seller === buyer) return;
  const wait = 26 * HOUR + simulation.random.exponential(10 * HOUR);
  for (const currency of seller.proceeds.keys()) {
    at(simulation, simulation.now + wait, () => {
      const amount = (balance(seller, currency) * 9n) / 10n;
      if (amount > 0n) pay(simulation, seller, buyer, currency, amount);
    });
  }
}
