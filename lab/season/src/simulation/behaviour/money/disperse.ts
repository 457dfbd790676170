import type { Address } from "viem";
import { act } from "../../engine/act.ts";
import type { Simulation } from "../../engine/simulation.ts";
import type { Wallet } from "../../population/wallet.ts";
import { spendingCalls } from "../tickets/buy.ts";
import { debit, received } from "./move-money.ts";

/** Payments of one transaction. */
const BATCH = 60;

export interface WalletPayment {
  readonly to: Wallet;
  readonly amount: bigint;
}

/** Pays many out of one wallet through the disperser contract. The wallet has the money. */
export function disperse(
  simulation: Simulation,
  from: Wallet,
  currency: Address,
  payments: readonly WalletPayment[],
): void {
  const calls = spendingCalls(from, currency, simulation.deployment.disperser);
  for (let first = 0; first < payments.length; first += BATCH) {
    const batch = payments.slice(first, first + BATCH);
    const list = batch.map(({ to, amount }) => ({ to: to.address, amount }));
    act(simulation, from, [...(first === 0 ? calls : []), { kind: "disperse", currency, payments: list }]);
    for (const { to, amount } of batch) {
      debit(from, currency, amount);
      received(simulation, to, currency, amount);
    }
  }
}
