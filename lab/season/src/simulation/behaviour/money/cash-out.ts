import type { Address } from "viem";
import { act } from "../../engine/act.ts";
import { at, type Simulation } from "../../engine/simulation.ts";
import type { Wallet } from "../../population/wallet.ts";
import { exchangeAt } from "./fund.ts";
import { balance, credit, pay } from "./move-money.ts";

const HOUR = 3600;

/** Books what the market owes the seller, who takes it within days. */
export function owe(simulation: Simulation, seller: Wallet, currency: Address, amount: bigint): void {
  const before = seller.proceeds.get(currency) ?? 0n;
  seller.proceeds.set(currency, before + amount);
  if (before > 0n) return;
  const wait = simulation.random.exponential(30 * HOUR);
  at(simulation, simulation.now + wait, () => takeProceeds(simulation, seller, currency));
}

function takeProceeds(simulation: Simulation, seller: Wallet, currency: Address): void {
  const amount = seller.proceeds.get(currency) ?? 0n;
  if (amount === 0n) return;
  act(simulation, seller, [{ kind: "withdrawFromMarket", currency }]);
  seller.proceeds.set(currency, 0n);
  credit(seller, currency, amount);
  const sink = simulation.sinks.get(seller.controller);
  const wait = simulation.random.exponential(8 * HOUR);
  at(simulation, simulation.now + wait, () => {
    const sum = amount < balance(seller, currency) ? amount : balance(seller, currency);
    if (sink) sink(seller, currency, sum);
    else if (seller.controller.habits.cashesOut) sellOnExchange(simulation, seller, currency, sum);
  });
}

/** Deposits at an exchange: to an address of one's own there, which the exchange empties into its hot wallet. */
export function sellOnExchange(
  simulation: Simulation,
  wallet: Wallet,
  currency: Address,
  amount: bigint,
  exchange = wallet.controller.habits.exchange,
): void {
  wallet.deposit ??= createDeposit(simulation, exchange);
  depositTo(simulation, wallet, wallet.deposit, currency, amount);
}

export function depositTo(
  simulation: Simulation,
  wallet: Wallet,
  deposit: Wallet,
  currency: Address,
  amount: bigint,
): void {
  pay(simulation, wallet, deposit, currency, amount);
  const [hot] = deposit.controller.wallets;
  if (!hot) return;
  at(simulation, simulation.now + simulation.random.exponential(6 * HOUR), () =>
    pay(simulation, deposit, hot, currency, balance(deposit, currency)),
  );
}

/** A new deposit address at an exchange. */
export function createDeposit(simulation: Simulation, exchange: number): Wallet {
  const { controller } = exchangeAt(simulation, exchange);
  return simulation.census.addWallet(controller, { role: "purse", tip: controller.habits.tip });
}
