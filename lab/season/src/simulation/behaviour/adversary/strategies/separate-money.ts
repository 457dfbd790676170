import type { Simulation } from "../../../engine/simulation.ts";
import type { Controller } from "../../../population/controller.ts";
import type { Wallet } from "../../../population/wallet.ts";
import { sellOnExchange } from "../../money/cash-out.ts";
import { payFromBridge, payFromExchange } from "../../money/fund.ts";

/** Part of what a wallet earns that stays in it for the next purchase. */
const KEPT = 0.4;

/**
 * Every wallet has a source of its own, an account at some exchange or the bridge, and takes what it earns to a deposit
 * address of its own: no wallet of the operator pays another.
 * @param bridged share of the wallets that are paid by the bridge
 */
export function separateMoney(simulation: Simulation, operator: Controller, bridged: number): void {
  const { random, funders, sinks } = simulation;
  const accounts = new Map<Wallet, { readonly exchange: number; readonly isBridged: boolean }>();
  const accountOf = (wallet: Wallet) => {
    const account = accounts.get(wallet) ?? { exchange: random.next(), isBridged: random.chance(bridged) };
    accounts.set(wallet, account);
    return account;
  };
  funders.set(operator, (wallet, currency, amount) => {
    const { exchange, isBridged } = accountOf(wallet);
    if (isBridged) payFromBridge(simulation, wallet, currency, amount);
    else payFromExchange(simulation, wallet, currency, amount, exchange);
  });
  sinks.set(operator, (wallet, currency, amount) => {
    const taken = BigInt(Math.round((1 - KEPT) * 100));
    sellOnExchange(simulation, wallet, currency, (amount * taken) / 100n, accountOf(wallet).exchange);
  });
}
