import { zeroAddress } from "viem";
import { at, type Simulation } from "../../engine/simulation.ts";
import type { EventState } from "../../market/event-state.ts";
import type { Wallet } from "../../population/wallet.ts";
import { logNormal, sample } from "../../random/distributions.ts";
import { chooseTier } from "../honest/plan-orders.ts";
import { gasMoney } from "../money/amounts.ts";
import { fundBefore } from "../money/fund.ts";
import { pay } from "../money/move-money.ts";
import { buyTickets } from "../tickets/buy.ts";
import { disperseToMany } from "./fund-operation.ts";
import type { Operation } from "./operation.ts";
import { sellAsOperation } from "./sell-as-operation.ts";

const HOUR = 3600;
/** Wallets of a farm at one show, as in FTC v. Key Investment Group. */
const SHOW_WALLETS = [49, 277] as const;
/** What all operations together want of an event that all of them think is hot; less where fewer do. */
const LARGEST_TOTAL = 0.22;
/** The most that one operation takes of an event. */
const LARGEST_SHARE = 0.08;

/**
 * Decides for every operation whether it attacks the sale, and with how many wallets. The more there are for an event of its
 * size, the fewer of them find it worth their while: together they get a share that follows how hot they think it is.
 */
export function planAttacks(
  simulation: Simulation,
  operations: readonly Operation[],
  event: EventState,
): void {
  const chances = operations.map((operation) => interest(simulation, operation, event));
  const wanted = operations.reduce(
    (sum, operation, index) => sum + (chances[index] ?? 0) * expectedTickets(operation, event),
    0,
  );
  const heat = chances.reduce((sum, chance) => sum + chance, 0) / Math.max(1, chances.length);
  const share = wanted === 0 ? 0 : (event.capacity * LARGEST_TOTAL * heat) / wanted;
  for (const [index, operation] of operations.entries()) {
    const chance = Math.min(0.9, (chances[index] ?? 0) * share);
    if (simulation.random.chance(chance)) attack(simulation, operation, event);
  }
}

/** From 0 to 1. They guess how hot an event will be, and mostly keep away from where prices are capped. */
function interest({ random }: Simulation, { level }: Operation, event: EventState): number {
  const guess = event.theta * logNormal(random, 0, 0.3);
  const heat = guess > 1.1 ? 1 : guess > 0.7 ? 0.4 : 0.08;
  const capped = event.organizer.resaleCapBps > 0 ? [0.1, 0.2, 0.3, 0.6][level] : 1;
  return heat * (capped ?? 1);
}

function expectedTickets({ controller }: Operation, { capacity }: EventState): number {
  return Math.min(controller.wallets.length * 0.8, SHOW_WALLETS[1], (capacity * LARGEST_SHARE) / 4) * 3;
}

function attack(simulation: Simulation, operation: Operation, event: EventState): void {
  const { random } = simulation;
  const [standard] = event.tiers;
  if (!standard) return;
  const most = Math.max(1, Math.floor((event.capacity * LARGEST_SHARE) / standard.walletLimit));
  const wallets = sample(
    random,
    operation.controller.wallets,
    Math.min(most, showWallets(simulation, operation)),
  );
  planFunding(simulation, operation, event, wallets);
  for (const wallet of wallets) {
    at(simulation, event.salesStart + reaction(simulation, operation), () => {
      const tier = chooseTier(simulation, event);
      if (!tier) return;
      const isFull = random.chance(operation.level === 3 ? 0.4 : 0.7);
      const quantity = isFull ? tier.walletLimit : random.integer(1, tier.walletLimit);
      const bought = buyTickets(simulation, { tier, quantity, buyer: wallet });
      sellAsOperation(simulation, operation, bought);
    });
  }
}

function showWallets({ random }: Simulation, { controller }: Operation): number {
  const size = controller.wallets.length;
  if (controller.type === "bot_farm") return Math.min(size, random.integer(...SHOW_WALLETS));
  return Math.max(1, Math.round(size * random.between(0.5, 1)));
}

/** Seconds after the start of sales: like an eager fan, within moments, staggered, or anywhere in the first hours. */
function reaction({ random }: Simulation, { level }: Operation): number {
  switch (level) {
    case 0:
      return logNormal(random, Math.log(60), 1);
    case 1:
      return random.between(0, 25);
    case 2:
      return random.exponential(120);
    case 3:
      return logNormal(random, Math.log(900), 1.3);
  }
}

function planFunding(
  simulation: Simulation,
  operation: Operation,
  event: EventState,
  wallets: readonly Wallet[],
): void {
  const { random } = simulation;
  const { level } = operation;
  const { currency } = event.organizer;
  const [standard] = event.tiers;
  if (!standard) return;
  const amount = (standard.price + standard.fee) * BigInt(standard.walletLimit);
  const batchAt = event.salesStart - random.between(1, 26) * HOUR;
  if (level === 3 && wallets.length > 4 && random.chance(0.6)) {
    at(simulation, batchAt, () => disperseToMany(simulation, operation, wallets, { currency, amount }));
  } else {
    for (const wallet of wallets) {
      const lead =
        level === 1 ? event.salesStart - batchAt + random.exponential(300) : random.next() * 29 * HOUR;
      fundBefore(simulation, wallet, { currency, amount, time: event.salesStart - lead });
    }
  }
  spoil(simulation, operation, batchAt);
}

/** Sends money to innocent wallets at the same time as to its own. */
function spoil(simulation: Simulation, { decoys, purse, controller }: Operation, time: number): void {
  const from = purse ?? controller.wallets[0];
  if (!from) return;
  for (const decoy of decoys.splice(0)) {
    at(simulation, time + simulation.random.exponential(600), () =>
      pay(simulation, from, decoy, zeroAddress, gasMoney(simulation.random)),
    );
  }
}
