import type { Simulation } from "../../engine/simulation.ts";
import type { Controller } from "../../population/controller.ts";
import type { Wallet } from "../../population/wallet.ts";
import { poisson } from "../../random/distributions.ts";
import { createDeposit } from "../money/cash-out.ts";
import { fundAsOperation } from "./fund-operation.ts";
import type { Operation } from "./operation.ts";
import { sinkOf } from "./sink-operation.ts";

/** Sets up how the controller pays its wallets and takes what they earn. */
export function createOperation(simulation: Simulation, controller: Controller): Operation {
  const { random, census, funders, sinks } = simulation;
  const level = controller.level ?? 0;
  const operation: Operation = {
    controller,
    level,
    purse: level === 1 ? census.addWallet(controller, { role: "purse" }) : null,
    sharedDeposit: level === 2 && random.chance(0.6) ? createDeposit(simulation, random.next()) : null,
    sellers: level === 1 && random.chance(0.4) ? controller.wallets.slice(0, 2) : [],
    decoys: innocentWallets(simulation),
  };
  funders.set(controller, (wallet, currency, amount) =>
    fundAsOperation(simulation, operation, { wallet, currency, amount }),
  );
  sinks.set(controller, sinkOf(simulation, operation));
  return operation;
}

function innocentWallets({ random, crowd, parameters }: Simulation): Wallet[] {
  const count = poisson(random, parameters.noise.enemyFunded);
  return Array.from({ length: count }, () => crowd.pick(random, 0).wallets[0]).filter((wallet) => !!wallet);
}
