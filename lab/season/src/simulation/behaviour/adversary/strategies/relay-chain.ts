import { type Address, zeroAddress } from "viem";
import { at, type Simulation } from "../../../engine/simulation.ts";
import type { EventState } from "../../../market/event-state.ts";
import type { Controller } from "../../../population/controller.ts";
import type { Wallet } from "../../../population/wallet.ts";
import { logNormal } from "../../../random/distributions.ts";
import { chooseTier } from "../../honest/plan-orders.ts";
import { gasMoney, inCurrency } from "../../money/amounts.ts";
import { sellOnExchange } from "../../money/cash-out.ts";
import { payFromExchange } from "../../money/fund.ts";
import { balance, pay } from "../../money/move-money.ts";
import { planResale } from "../../resale/plan-resale.ts";
import { buyTickets } from "../../tickets/buy.ts";
import { isWorthwhile } from "./prospects.ts";

const DAY = 86_400;
/** Part of the world's time after which the last wallet has its money. */
const LAST_TURN = 0.55;

interface Chain {
  readonly wallets: readonly Wallet[];
  /** When each wallet gets its money, in unix seconds. */
  readonly turns: readonly number[];
  readonly currency: Address;
}

/**
 * Relay chain: an exchange pays the first wallet, days later that pays the second out of what it has, and so on. Each buys
 * and resells once it has money; proceeds go the same way, and only the last wallet pays into an exchange.
 */
export function startRelayChain(simulation: Simulation, operator: Controller): (event: EventState) => void {
  const { random } = simulation;
  const chain = createChain(simulation, operator);
  const { wallets, turns, currency } = chain;
  const before = (wallet: Wallet) => wallets[wallets.indexOf(wallet) - 1];
  simulation.funders.set(operator, (wallet, needed, amount) => {
    const from = before(wallet);
    if (from) pay(simulation, from, wallet, needed, amount);
    else payFromExchange(simulation, wallet, needed, amount);
  });
  simulation.sinks.set(operator, (wallet, earned, amount) =>
    passOn(simulation, chain, { position: wallets.indexOf(wallet), currency: earned, amount }),
  );
  planTurns(simulation, chain);
  return (event) => {
    if (event.organizer.currency !== currency) return;
    if (!isWorthwhile(simulation, event, { hot: 1, warm: 0.4 })) return;
    for (const [position, wallet] of wallets.entries()) {
      if ((turns[position] ?? 0) > event.salesStart) continue;
      const time = event.salesStart + logNormal(random, Math.log(400), 1.1);
      at(simulation, time, () => buyWithWhatItHas(simulation, event, wallet));
    }
  };
}

/** The operator keeps to one currency: that of the most organizers who set no cap. */
function createChain({ random, organizers, parameters }: Simulation, operator: Controller): Chain {
  const { startsAt, days } = parameters;
  const currencies = organizers.filter(({ resaleCapBps }) => resaleCapBps === 0).map((each) => each.currency);
  const count = (currency: Address) => currencies.filter((each) => each === currency).length;
  const most = Math.max(...currencies.map(count));
  const wallets = [...operator.wallets];
  const first = startsAt + random.between(0.015, 0.04) * days * DAY;
  const pause = (LAST_TURN * days * DAY) / wallets.length;
  const turns = wallets.map((_, position) => first + pause * (position + random.between(-0.25, 0.25)));
  const currency = random.pick(currencies.filter((each) => count(each) === most)) ?? zeroAddress;
  return { wallets, turns, currency };
}

function planTurns(simulation: Simulation, { wallets, turns, currency }: Chain): void {
  const { random } = simulation;
  for (const [position, to] of wallets.entries()) {
    const from = wallets[position - 1];
    at(simulation, turns[position] ?? 0, () => {
      if (!from) {
        const budget = inCurrency(simulation, currency, random.between(3_000, 7_000));
        if (currency !== zeroAddress) payFromExchange(simulation, to, zeroAddress, gasMoney(random));
        payFromExchange(simulation, to, currency, budget);
        return;
      }
      if (currency !== zeroAddress) pay(simulation, from, to, zeroAddress, gasMoney(random));
      const share = BigInt(random.integer(60, 85));
      pay(simulation, from, to, currency, (balance(from, currency) * share) / 100n);
    });
  }
}

function buyWithWhatItHas(simulation: Simulation, event: EventState, buyer: Wallet): void {
  const tier = chooseTier(simulation, event);
  if (!tier) return;
  const affordable = Number(balance(buyer, event.organizer.currency) / (tier.price + tier.fee));
  const quantity = Math.min(affordable, tier.walletLimit);
  const bought = buyTickets(simulation, { tier, quantity, buyer });
  for (const ticket of bought) planResale(simulation, ticket, "professional");
}

interface Proceeds {
  readonly position: number;
  readonly currency: Address;
  readonly amount: bigint;
}

/** Days later the money goes to the next wallet, which keeps it until its own turn to pay is over. */
function passOn(simulation: Simulation, chain: Chain, { position, currency, amount }: Proceeds): void {
  const { wallets, turns } = chain;
  const [from, to] = [wallets[position], wallets[position + 1]];
  if (!from || (turns[position + 1] ?? 0) > simulation.now) return;
  at(simulation, simulation.now + simulation.random.between(1, 3.5) * DAY, () => {
    const held = balance(from, currency);
    const sum = amount < held ? amount : held;
    if (sum <= 0n) return;
    if (to) {
      pay(simulation, from, to, currency, sum);
      passOn(simulation, chain, { position: position + 1, currency, amount: sum });
    } else sellOnExchange(simulation, from, currency, sum);
  });
}
