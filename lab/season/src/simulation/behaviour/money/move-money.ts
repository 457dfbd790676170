import { type Address, zeroAddress } from "viem";
import { act, send } from "../../engine/act.ts";
import type { Simulation } from "../../engine/simulation.ts";
import type { Wallet } from "../../population/wallet.ts";

export function credit(wallet: Wallet, currency: Address, amount: bigint): void {
  wallet.balances.set(currency, (wallet.balances.get(currency) ?? 0n) + amount);
}

export function debit(wallet: Wallet, currency: Address, amount: bigint): void {
  credit(wallet, currency, -amount);
}

export function balance(wallet: Wallet, currency: Address): bigint {
  return wallet.balances.get(currency) ?? 0n;
}

/** Sends money from wallet to wallet on the chain. The sender has it. */
export function pay(
  simulation: Simulation,
  from: Wallet,
  to: Wallet,
  currency: Address,
  amount: bigint,
): void {
  if (amount <= 0n || from === to) return;
  const action =
    currency === zeroAddress
      ? ({ kind: "transferNative", to: to.address, amount } as const)
      : ({ kind: "transferCurrency", currency, to: to.address, amount } as const);
  act(simulation, from, [action]);
  debit(from, currency, amount);
  received(simulation, to, currency, amount);
}

/** The issuer makes new money of a token. */
export function issue(simulation: Simulation, to: Wallet, currency: Address, amount: bigint): void {
  const [issuer] = simulation.infrastructure.issuers;
  if (!issuer) return;
  send(simulation, issuer, { kind: "mintCurrency", currency, to: to.address, amount });
  received(simulation, to, currency, amount);
}

export function received(simulation: Simulation, to: Wallet, currency: Address, amount: bigint): void {
  credit(to, currency, amount);
  to.fundedAt ??= simulation.now;
}

/** Infrastructure has money without end: what it lacks comes from the issuer. */
export function stockUp(simulation: Simulation, hub: Wallet, currency: Address, amount: bigint): void {
  if (currency === zeroAddress || balance(hub, currency) >= amount) return;
  issue(simulation, hub, currency, amount * 1_000n);
}
