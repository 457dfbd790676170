import { at, type Simulation } from "../../engine/simulation.ts";
import { drawArrival } from "../../market/arrival-time.ts";
import type { EventState, TierKind, TierState } from "../../market/event-state.ts";
import { drawOrderSize } from "../../market/order-size.ts";
import type { Controller } from "../../population/controller.ts";
import type { Wallet } from "../../population/wallet.ts";
import { fundBefore } from "../money/fund.ts";
import { shop } from "../resale/shop.ts";
import { buyTickets } from "../tickets/buy.ts";
import { plansAfterPurchase } from "./after-purchase.ts";
import { buyOverPlatform } from "./custodial.ts";

const HOUR = 3600;
const DAY = 86_400;
const PUBLIC: readonly TierKind[] = ["standard", "premium"];
/** Of those who bought all that one wallet may and have another: share that goes on with it. */
const USES_OTHER_WALLET = 0.2;

/** Plans everybody who wants to come, whether there will be a ticket for them or not. */
export function planOrders(simulation: Simulation, event: EventState): void {
  const { random } = simulation;
  const wanted = Math.round(event.theta * event.figures.publicSupply);
  for (let tickets = 0; tickets < wanted; ) {
    const size = drawOrderSize(random);
    tickets += size;
    planOrder(simulation, event, size);
  }
}

function planOrder(simulation: Simulation, event: EventState, size: number): void {
  const { random, crowd } = simulation;
  const time = drawArrival(random, event);
  const person = crowd.pick(random, event.organizer.city);
  const wallet = random.chance(0.8) ? person.wallets[0] : random.pick(person.wallets);
  if (!wallet) return;
  const [standard] = event.tiers;
  if (standard && !person.habits.isCardPayer) {
    const amount = ((standard.price + standard.fee) * BigInt(size) * 11n) / 10n;
    const lead = Math.min(28 * HOUR, random.exponential(9 * HOUR));
    fundBefore(simulation, wallet, { currency: event.organizer.currency, amount, time: time - lead });
  }
  at(simulation, time, () => order(simulation, event, { person, wallet, size }));
}

interface Order {
  readonly person: Controller;
  readonly wallet: Wallet;
  readonly size: number;
}

function order(simulation: Simulation, event: EventState, { person, wallet, size }: Order): void {
  const { random } = simulation;
  if (event.isCancelled || simulation.now > event.startsAt - HOUR / 6) return;
  event.figures.addDemand(Math.floor((simulation.now - event.salesStart) / DAY), size);
  const { platform } = event;
  if (platform && random.chance(platform.share) && buyOverPlatform(simulation, event, person, size)) return;
  const tier = chooseTier(simulation, event);
  if (!tier) {
    if (random.chance(simulation.parameters.market.missedToMarket)) comeToMarket(simulation, event, person);
    return;
  }
  const payer = person.habits.isCardPayer ? cardPayer(simulation, event) : wallet;
  const bought = buyTickets(simulation, { tier, quantity: size, buyer: wallet, payer });
  const other = person.wallets.find((each) => each !== wallet);
  if (bought.length < size && other && random.chance(USES_OTHER_WALLET)) {
    bought.push(...buyTickets(simulation, { tier, quantity: size - bought.length, buyer: other }));
  }
  plansAfterPurchase(simulation, person, bought);
}

/** A public tier that has tickets left: most people want the standard one. */
export function chooseTier({ random }: Simulation, event: EventState): TierState | undefined {
  const open = event.tiers.filter(({ kind, issued, supply }) => PUBLIC.includes(kind) && issued < supply);
  return random.weighted(open, ({ kind }) => (kind === "standard" ? 4 : 1));
}

/** Who pays by card gets the tickets from the box office or an app's relayer, which pays on the chain. */
export function cardPayer({ random, infrastructure }: Simulation, event: EventState): Wallet {
  const relayer = random.chance(0.4) ? random.pick(infrastructure.relayers) : undefined;
  return relayer ?? event.organizer.boxOffice;
}

function comeToMarket(simulation: Simulation, event: EventState, person: Controller): void {
  const { random } = simulation;
  const left = event.startsAt - 2 * HOUR - simulation.now;
  at(simulation, simulation.now + random.next() ** 0.8 * left, () => shop(simulation, event, person, 2));
}
