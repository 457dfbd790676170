import type { CallAction } from "../actions/account-actions.ts";
import { type Action, BASE_FEE } from "../actions/world-block.ts";
import type { Wallet } from "../population/wallet.ts";
import type { Movement } from "../truth/movement.ts";
import type { Simulation } from "./simulation.ts";

/** Share of the contract wallets' transactions that a bundler sends; the owner sends the others. */
const BUNDLED = 0.85;
const SPONSORED = 0.6;

/**
 * The wallet does the calls now: one transaction each, or all in one for a contract wallet. The movements are those of the
 * last call.
 */
export function act(
  simulation: Simulation,
  wallet: Wallet,
  calls: readonly CallAction[],
  movements?: readonly Movement[],
): void {
  if (wallet.contract) {
    actAsContract(simulation, wallet, calls, movements);
    return;
  }
  for (const [index, call] of calls.entries()) {
    send(simulation, wallet, call, index === calls.length - 1 ? movements : undefined);
  }
}

function actAsContract(
  simulation: Simulation,
  wallet: Wallet,
  calls: readonly CallAction[],
  movements?: readonly Movement[],
): void {
  const { random, infrastructure, deployment } = simulation;
  const { contract, address } = wallet;
  const bundler = random.pick(infrastructure.bundlers);
  const owner = wallet.controller.purses.find((purse) => purse.address === contract?.owner);
  if (!contract || !bundler || !owner) return;
  if (wallet.isCreated && !random.chance(BUNDLED)) {
    send(simulation, owner, { kind: "callFromWallet", wallet: address, calls }, movements);
    return;
  }
  const paymaster = random.chance(SPONSORED) ? deployment.paymaster : null;
  const creation = wallet.isCreated ? {} : { creation: contract };
  wallet.isCreated = true;
  const operations = [{ wallet: address, paymaster, calls, ...creation }];
  send(simulation, bundler, { kind: "handleUserOperations", operations }, movements);
}

/** Sends one transaction now from an account with a key. */
export function send(
  { outbox, now }: Simulation,
  sender: Wallet,
  action: Action,
  movements?: readonly Movement[],
): void {
  outbox.send(now, { sender: sender.address, gasPrice: BASE_FEE + sender.tip, action }, movements);
}

/** Unix seconds of the block that is being filled now. */
export function blockTime({ outbox, now }: Simulation): number {
  return outbox.timeOfBlock(now);
}
