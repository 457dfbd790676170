import { at, type Simulation } from "../../../engine/simulation.ts";
import { type EventState, isAlive, type TicketState } from "../../../market/event-state.ts";
import type { Controller } from "../../../population/controller.ts";
import type { Wallet } from "../../../population/wallet.ts";
import { cardPayer, chooseTier } from "../../honest/plan-orders.ts";
import { fund, fundBefore } from "../../money/fund.ts";
import { pay } from "../../money/move-money.ts";
import { planResale, timesFace } from "../../resale/plan-resale.ts";
import { buyTickets } from "../../tickets/buy.ts";
import { giveTicket } from "../../tickets/give.ts";
import { isWorthwhile } from "./prospects.ts";
import { separateMoney } from "./separate-money.ts";

const HOUR = 3600;
/** The most that one operator has bought of an event. */
const LARGEST_SHARE = 0.07;
/** Share of the orders that go to somebody who bought for the operator before. */
const REGULARS = 0.6;

interface Agency {
  readonly operator: Controller;
  readonly regulars: Controller[];
  /** Pays the fans; null where the collecting wallet does. */
  readonly purse: Wallet | null;
}

/**
 * Rented buyers: fans buy for the operator with their own wallets and money, hand the tickets over to one or two collecting
 * wallets within days, and get the price back with a commission. The collecting wallets resell.
 */
export function rentBuyers(simulation: Simulation, operator: Controller): (event: EventState) => void {
  const { random, census } = simulation;
  const purse = random.chance(0.5) ? census.addWallet(operator, { role: "purse" }) : null;
  const agency: Agency = { operator, regulars: [], purse };
  separateMoney(simulation, operator, 0);
  return (event) => {
    const [standard] = event.tiers;
    if (!standard || !isWorthwhile(simulation, event, { hot: 1, warm: 0 })) return;
    const most = Math.floor((event.capacity * LARGEST_SHARE) / standard.walletLimit);
    const fans = new Set<Controller>();
    for (let left = Math.max(2, Math.min(random.integer(4, 12), most)); left > 0; left -= 1) {
      const fan = hire(simulation, agency, event);
      if (fan && !fans.has(fan)) planErrand(simulation, agency, event, fan);
      if (fan) fans.add(fan);
    }
  };
}

/** Somebody who did it before, or a fan who is new to it. */
function hire({ random, crowd }: Simulation, { regulars }: Agency, event: EventState): Controller | null {
  const known = random.chance(REGULARS) ? random.pick(regulars) : undefined;
  if (known) return known;
  const person = crowd.pick(random, event.organizer.city);
  if (person.type !== "fan") return null;
  if (!regulars.includes(person)) regulars.push(person);
  return person;
}

/** The fan buys early, as many fans do, and mostly all that a wallet may. */
function planErrand(simulation: Simulation, agency: Agency, event: EventState, fan: Controller): void {
  const { random } = simulation;
  const [buyer] = fan.wallets;
  const [standard] = event.tiers;
  if (!buyer || !standard) return;
  const { salesStart, organizer } = event;
  const quantity = random.chance(0.6) ? standard.walletLimit : random.integer(1, standard.walletLimit);
  const time = salesStart + random.exponential(0.5 * HOUR);
  if (!fan.habits.isCardPayer) {
    const amount = (standard.price + standard.fee) * BigInt(quantity);
    const lead = Math.min(28 * HOUR, random.exponential(9 * HOUR));
    fundBefore(simulation, buyer, { currency: organizer.currency, amount, time: time - lead });
  }
  at(simulation, time, () => {
    const tier = chooseTier(simulation, event);
    if (!tier || simulation.now > event.startsAt - 72 * HOUR) return;
    const payer = fan.habits.isCardPayer ? cardPayer(simulation, event) : buyer;
    const bought = buyTickets(simulation, { tier, quantity, buyer, payer });
    const wait = 2 * HOUR + random.exponential(20 * HOUR);
    at(simulation, simulation.now + wait, () => handOver(simulation, agency, buyer, bought));
  });
}

function handOver(
  simulation: Simulation,
  { operator, purse }: Agency,
  fan: Wallet,
  tickets: readonly TicketState[],
): void {
  const { random } = simulation;
  const collector = random.pick(operator.wallets);
  const given = tickets.filter((ticket) => ticket.owner === fan && isAlive(ticket));
  const [first] = given;
  if (!collector || !first) return;
  for (const ticket of given) {
    giveTicket(simulation, ticket, { to: collector, kind: "gift" });
    planResale(simulation, ticket, "professional");
  }
  const rate = 1 + random.between(0.05, 0.12);
  const amount = given.reduce((sum, ticket) => sum + timesFace(ticket, rate), 0n);
  const { currency } = first.tier.event.organizer;
  const payer = purse ?? collector;
  at(simulation, simulation.now + random.exponential(4 * HOUR), () => {
    fund(simulation, payer, currency, amount);
    pay(simulation, payer, fan, currency, amount);
  });
}
