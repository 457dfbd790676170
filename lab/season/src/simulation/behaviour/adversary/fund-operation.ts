import { type Address, zeroAddress } from "viem";
import type { Simulation } from "../../engine/simulation.ts";
import type { Wallet } from "../../population/wallet.ts";
import { gasMoney, roundUp } from "../money/amounts.ts";
import { disperse } from "../money/disperse.ts";
import { giveAsUsual, payFromBridge, payFromExchange } from "../money/fund.ts";
import { balance, pay } from "../money/move-money.ts";
import type { Operation } from "./operation.ts";

export interface Need {
  readonly wallet: Wallet;
  readonly currency: Address;
  readonly amount: bigint;
}

/** Money for one wallet in the way of the operation's level. */
export function fundAsOperation(simulation: Simulation, operation: Operation, need: Need): void {
  const { wallet, currency, amount } = need;
  const { level, purse } = operation;
  const { random } = simulation;
  if (level === 0) giveAsUsual(simulation, wallet, currency, amount);
  else if (level === 1 && purse) payFromPurse(simulation, purse, need);
  else if (level === 2) payFromExchange(simulation, wallet, currency, amount, random.next() ** 2);
  else if (random.chance(0.5)) payFromBridge(simulation, wallet, currency, amount);
  else payFromExchange(simulation, wallet, currency, amount, random.next());
}

function payFromPurse(simulation: Simulation, purse: Wallet, { wallet, currency, amount }: Need): void {
  if (wallet === purse) payFromExchange(simulation, purse, currency, amount);
  else {
    if (balance(purse, currency) < amount) payFromExchange(simulation, purse, currency, amount * 20n);
    pay(
      simulation,
      purse,
      wallet,
      currency,
      roundUp(amount) <= balance(purse, currency) ? roundUp(amount) : amount,
    );
  }
}

/**
 * Money for many wallets at once through the disperser, out of a purse that the bridge filled and that is used once.
 */
export function disperseToMany(
  simulation: Simulation,
  operation: Operation,
  wallets: readonly Wallet[],
  { currency, amount }: { readonly currency: Address; readonly amount: bigint },
): void {
  const { random, census } = simulation;
  const once = census.addWallet(operation.controller, { role: "purse" });
  const amounts = wallets.map((to) => ({ to, amount: (amount * BigInt(random.integer(100, 140))) / 100n }));
  const total = amounts.reduce((sum, payment) => sum + payment.amount, 0n);
  payFromBridge(simulation, once, currency, total);
  disperse(simulation, once, currency, amounts);
  const isNew = wallets.filter(({ fundedAt }) => fundedAt === simulation.now);
  if (currency === zeroAddress || isNew.length === 0) return;
  const gas = isNew.map((to) => ({ to, amount: gasMoney(random) }));
  disperse(simulation, once, zeroAddress, gas);
}
