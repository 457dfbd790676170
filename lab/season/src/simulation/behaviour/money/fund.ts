import { type Address, zeroAddress } from "viem";
import { send } from "../../engine/act.ts";
import { at, type Simulation } from "../../engine/simulation.ts";
import type { Wallet } from "../../population/wallet.ts";
import { gasMoney, roundUp } from "./amounts.ts";
import { balance, credit, issue, pay, received, stockUp } from "./move-money.ts";

/** Makes sure now that the wallet has the amount, and gas if it never had any. */
export function fund(simulation: Simulation, wallet: Wallet, currency: Address, amount: bigint): void {
  const lacking = amount - balance(wallet, currency);
  const needsGas = wallet.fundedAt === null && wallet.contract === null && currency !== zeroAddress;
  if (needsGas) giveMoney(simulation, wallet, zeroAddress, gasMoney(simulation.random));
  if (lacking > 0n) giveMoney(simulation, wallet, currency, lacking);
}

/** The same some time before the money is needed. */
export function fundBefore(
  simulation: Simulation,
  wallet: Wallet,
  need: { readonly currency: Address; readonly amount: bigint; readonly time: number },
): void {
  at(simulation, need.time, () => fund(simulation, wallet, need.currency, need.amount));
}

function giveMoney(simulation: Simulation, wallet: Wallet, currency: Address, amount: bigint): void {
  const own = simulation.funders.get(wallet.controller);
  if (own) own(wallet, currency, amount);
  else giveAsUsual(simulation, wallet, currency, amount);
}

/** Money in the way of the wallet's controller: from an exchange, a bridge, a friend, the issuer. */
export function giveAsUsual(simulation: Simulation, wallet: Wallet, currency: Address, amount: bigint): void {
  const { random, parameters } = simulation;
  const { source } = wallet.controller.habits;
  const [first] = wallet.controller.wallets;
  const isNative = currency === zeroAddress;
  if (isNative && random.chance(parameters.noise.missingTransfers)) {
    received(simulation, wallet, currency, amount);
  } else if (first && first !== wallet && random.chance(0.4)) {
    payFromWallet(simulation, first, wallet, currency, amount);
  } else if (source === "bridge") payFromBridge(simulation, wallet, currency, amount);
  else if (source === "friend") payFromFriend(simulation, wallet, currency, amount);
  else if (source === "issuer" && !isNative) issue(simulation, wallet, currency, roundUp(amount));
  else payFromExchange(simulation, wallet, currency, amount);
}

/** @param exchange which one, from 0 to 1; the controller's own unless given */
export function payFromExchange(
  simulation: Simulation,
  wallet: Wallet,
  currency: Address,
  amount: bigint,
  exchange = wallet.controller.habits.exchange,
): void {
  const hot = exchangeAt(simulation, exchange);
  const sum = roundUp(amount);
  stockUp(simulation, hot, currency, sum);
  pay(simulation, hot, wallet, currency, sum);
}

/** Exchanges are not equally large: the first has most customers. */
export function exchangeAt({ infrastructure }: Simulation, position: number): Wallet {
  const { exchanges } = infrastructure;
  const hot = exchanges[Math.floor(position ** 1.6 * exchanges.length)] ?? exchanges[0];
  if (!hot) throw new RangeError("a world needs an exchange");
  return hot;
}

export function payFromBridge(
  simulation: Simulation,
  wallet: Wallet,
  currency: Address,
  amount: bigint,
): void {
  const { infrastructure, deployment, random } = simulation;
  const operator = random.pick(infrastructure.bridgeOperators);
  const bridge = infrastructure.contracts.get(deployment.bridge);
  if (!operator || !bridge) return;
  stockUp(simulation, bridge, currency, amount);
  const action = { kind: "payOutFromBridge", currency, to: wallet.address, amount } as const;
  send(simulation, operator, action);
  credit(bridge, currency, -amount);
  received(simulation, wallet, currency, amount);
}

function payFromFriend(simulation: Simulation, wallet: Wallet, currency: Address, amount: bigint): void {
  const friend = wallet.controller.friends.at(-1)?.wallets[0];
  if (friend && friend !== wallet) payFromWallet(simulation, friend, wallet, currency, amount);
  else payFromExchange(simulation, wallet, currency, amount);
}

/** From a wallet that may need money from an exchange first. */
function payFromWallet(
  simulation: Simulation,
  from: Wallet,
  to: Wallet,
  currency: Address,
  amount: bigint,
): void {
  if (balance(from, currency) < amount) payFromExchange(simulation, from, currency, amount);
  pay(simulation, from, to, currency, amount);
}
