import type { MoneyMove, Simulation } from "../../engine/simulation.ts";
import { createDeposit, depositTo, sellOnExchange } from "../money/cash-out.ts";
import { pay } from "../money/move-money.ts";
import type { Operation } from "./operation.ts";

/** How the operation takes what its wallets earn: to one purse, to exchanges, or in many ways at once. */
export function sinkOf(simulation: Simulation, operation: Operation): MoneyMove {
  const { level, purse, sharedDeposit } = operation;
  if (level === 1 && purse)
    return (wallet, currency, amount) => pay(simulation, wallet, purse, currency, amount);
  if (sharedDeposit) {
    return (wallet, currency, amount) => depositTo(simulation, wallet, sharedDeposit, currency, amount);
  }
  if (level === 3) return mixedSink(simulation, operation);
  return (wallet, currency, amount) => sellOnExchange(simulation, wallet, currency, amount);
}

/** Each wallet keeps to one way of its own: an exchange account, a purse of a few wallets, the bridge, or it keeps it. */
function mixedSink(simulation: Simulation, { controller }: Operation): MoneyMove {
  const { random, census, infrastructure, deployment } = simulation;
  const bridge = infrastructure.contracts.get(deployment.bridge);
  return (wallet, currency, amount) => {
    const position = controller.wallets.indexOf(wallet);
    const way = position % 4;
    if (way === 0) {
      wallet.deposit ??= createDeposit(simulation, random.next());
      depositTo(simulation, wallet, wallet.deposit, currency, amount);
    } else if (way === 1) {
      const group = Math.floor(position / 24);
      while (controller.purses.length <= group) census.addWallet(controller, { role: "purse" });
      const purse = controller.purses[group];
      if (purse) pay(simulation, wallet, purse, currency, amount);
    } else if (way === 2 && bridge) pay(simulation, wallet, bridge, currency, amount);
  };
}
