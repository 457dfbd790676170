import { at, type Simulation } from "../../../engine/simulation.ts";
import { type EventState, isAlive, type TicketState } from "../../../market/event-state.ts";
import type { Controller } from "../../../population/controller.ts";
import type { Wallet } from "../../../population/wallet.ts";
import { logNormal, sample } from "../../../random/distributions.ts";
import { chooseTier } from "../../honest/plan-orders.ts";
import { fundBefore } from "../../money/fund.ts";
import { timesFace } from "../../resale/plan-resale.ts";
import { acceptBid } from "../../tickets/bid.ts";
import { buyTickets } from "../../tickets/buy.ts";
import { isWorthwhile } from "./prospects.ts";
import { separateMoney } from "./separate-money.ts";
import { planBidders, type StandingBid } from "./standing-bids.ts";

const HOUR = 3600;
/** So long before the event whatever pays most of the price is taken. */
const CLEARANCE = 36 * HOUR;

type Bids = Set<StandingBid>;

/**
 * Bid sellers: a few wallets, each funded from an exchange, buy in the first hours and never list. They come back to the
 * standing bids until one pays enough, and sell to that bidder.
 */
export function sellToBidders(
  simulation: Simulation,
  operators: readonly Controller[],
): (event: EventState) => void {
  const { random } = simulation;
  for (const operator of operators) separateMoney(simulation, operator, 0);
  return (event) => {
    const bids: Bids = new Set();
    planBidders(simulation, event, bids);
    for (const operator of operators) {
      if (!isWorthwhile(simulation, event, { hot: 0.95, warm: 0.5 })) continue;
      for (const wallet of sample(random, operator.wallets, random.integer(2, 4))) {
        planPurchase(simulation, { event, bids, wallet });
      }
    }
  };
}

interface Holding {
  readonly event: EventState;
  readonly bids: Bids;
  readonly wallet: Wallet;
}

function planPurchase(simulation: Simulation, holding: Holding): void {
  const { random } = simulation;
  const { event, wallet } = holding;
  const [standard] = event.tiers;
  if (!standard) return;
  const quantity = random.integer(1, standard.walletLimit);
  const amount = (standard.price + standard.fee) * BigInt(quantity);
  const lead = random.next() * 26 * HOUR;
  const { currency } = event.organizer;
  fundBefore(simulation, wallet, { currency, amount, time: event.salesStart - lead });
  at(simulation, event.salesStart + logNormal(random, Math.log(1200), 1.3), () => {
    const tier = chooseTier(simulation, event);
    if (!tier) return;
    const bought = buyTickets(simulation, { tier, quantity, buyer: wallet });
    if (bought.length > 0) planVisit(simulation, holding, bought);
  });
}

/** Looks at the bids about twice a day until everything is sold. */
function planVisit(simulation: Simulation, holding: Holding, tickets: readonly TicketState[]): void {
  at(simulation, simulation.now + 2 * HOUR + simulation.random.exponential(12 * HOUR), () => {
    const left = tickets.filter((ticket) => ticket.owner === holding.wallet && isAlive(ticket));
    if (simulation.now > holding.event.startsAt - HOUR) return;
    const unsold = left.filter((ticket) => !sellToBest(simulation, holding, ticket));
    if (unsold.length > 0) planVisit(simulation, holding, unsold);
  });
}

function sellToBest(simulation: Simulation, { event, bids, wallet }: Holding, ticket: TicketState): boolean {
  const left = event.startsAt - simulation.now;
  const patience = left / (event.startsAt - event.salesStart);
  const least = timesFace(ticket, left < CLEARANCE ? 0.8 : 1.18 + 0.3 * patience);
  const open = [...bids].filter(
    ({ tier, price, bidder }) =>
      tier === ticket.tier && price >= least && bidder.controller !== wallet.controller,
  );
  const [first, ...others] = open;
  if (!first) return false;
  const best = others.reduce((most, each) => (each.price > most.price ? each : most), first);
  if (!acceptBid(simulation, ticket, best)) return false;
  bids.delete(best);
  return true;
}
