import { zeroAddress } from "viem";
import { at, type Simulation } from "../../engine/simulation.ts";
import type { EventState, FanClub } from "../../market/event-state.ts";
import type { Wallet } from "../../population/wallet.ts";
import { gasMoney } from "../money/amounts.ts";
import { disperse } from "../money/disperse.ts";
import { payFromExchange } from "../money/fund.ts";
import { balance, pay } from "../money/move-money.ts";
import { buyTickets } from "../tickets/buy.ts";
import { plansAfterPurchase } from "./after-purchase.ts";
import { chooseTier } from "./plan-orders.ts";

const HOUR = 3600;

/** Divides the members into clubs, each of one organizer's fans. */
export function foundClubs(simulation: Simulation): void {
  const { census, organizers, random, parameters } = simulation;
  const members = census.ofType("fan_club");
  while (members.length > 0) {
    const size = Math.min(members.length, random.integer(...parameters.population.fanClubMembers));
    const club = members.splice(0, size);
    const treasurer = census.addController({ type: "fan_club", habits: { usesContractWallets: false } });
    const treasury = census.addWallet(treasurer, { role: "purse" });
    const usesDisperser = random.chance(0.5);
    random.pick(organizers)?.clubs.push({ treasury, members: club, usesDisperser });
  }
}

/** The club pays for its members out of its treasury, and all buy in the first minute: many wallets, one funder. */
export function planClubs(simulation: Simulation, event: EventState): void {
  for (const club of event.organizer.clubs) {
    if (simulation.random.chance(0.8)) planClub(simulation, event, club);
  }
}

function planClub(simulation: Simulation, event: EventState, club: FanClub): void {
  const { random } = simulation;
  const [standard] = event.tiers;
  if (!standard) return;
  const quantity = random.integer(1, Math.min(2, standard.walletLimit));
  const amount = (standard.price + standard.fee) * BigInt(quantity) * 2n;
  const buyers = club.members.flatMap(({ wallets }) => wallets.slice(0, 1)).filter(() => random.chance(0.8));
  const isNew = buyers.filter(({ fundedAt }) => fundedAt === null);
  at(simulation, event.salesStart - random.between(2, 26) * HOUR, () => {
    payMembers(simulation, club, isNew, zeroAddress, gasMoney(random));
    const poor = buyers.filter((buyer) => balance(buyer, event.organizer.currency) < amount);
    payMembers(simulation, club, poor, event.organizer.currency, amount);
  });
  for (const buyer of buyers) {
    at(simulation, event.salesStart + random.exponential(25), () => {
      const tier = chooseTier(simulation, event);
      if (!tier) return;
      plansAfterPurchase(simulation, buyer.controller, buyTickets(simulation, { tier, quantity, buyer }));
    });
  }
}

function payMembers(
  simulation: Simulation,
  { treasury, usesDisperser }: FanClub,
  members: readonly Wallet[],
  currency: Wallet["address"],
  amount: bigint,
): void {
  if (members.length === 0) return;
  const total = amount * BigInt(members.length);
  if (balance(treasury, currency) < total) payFromExchange(simulation, treasury, currency, total);
  const payments = members.map((to) => ({ to, amount }));
  if (usesDisperser) disperse(simulation, treasury, currency, payments);
  else for (const to of members) pay(simulation, treasury, to, currency, amount);
}
