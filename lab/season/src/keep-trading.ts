import { setTimeout as sleep } from "node:timers/promises";
import { type AnvilRpc, createAnvilRpc } from "./chain/anvil-rpc.ts";
import { SeasonChain } from "./chain/season-chain.ts";
import type { SeasonDeployment } from "./deployment.ts";
import { walletsOf } from "./play-season.ts";
import { createRandom } from "./random.ts";
import { publishNewEvent, publishNewTiers } from "./trading/new-event.ts";
import { restoreLedger } from "./trading/restore-ledger.ts";
import { TRADING_MOVES } from "./trading/trading-moves.ts";
import type { TicketEvent } from "./world/model.ts";
import type { World } from "./world/world.ts";

export interface KeepTradingOptions {
  readonly rpcUrl: string;
  readonly deployment: SeasonDeployment;
  /** Seed and scale that the season was played with. */
  readonly seed?: string | number;
  readonly scale?: number;
  /** Time from one block to the next in milliseconds; 2,000 unless given. A block holds about two transactions. */
  readonly blockIntervalMs?: number;
  readonly onBlock?: (block: { readonly transactions: number; readonly reverted: number }) => void;
  /** Ends the trading; the call then resolves. */
  readonly signal: AbortSignal;
}

const MOVES_PER_BLOCK = 2;
/** Another event is published when fewer tickets than this are left in all primary sales. */
const LOWEST_SUPPLY = 300;

/**
 * Goes on trading on a chain that a season was played on, about one transaction a second, until the signal. It keeps
 * nothing of its own: what it needs to know it reads from the chain, so it can be started again at any time.
 */
export async function keepTrading(options: KeepTradingOptions): Promise<void> {
  const { rpcUrl, deployment, seed, scale, signal, blockIntervalMs = 2000 } = options;
  const rpc = createAnvilRpc(rpcUrl);
  const wasAutomining = await rpc.request<boolean>("anvil_getAutomine");
  await rpc.request("evm_setAutomine", [false]);
  await rpc.request("anvil_autoImpersonateAccount", [true]);
  const { wallets } = walletsOf({ seed, scale });
  const ledger = await restoreLedger(rpc, deployment.startBlock);
  const random = createRandom(`${seed}/${Date.now()}`);
  const world: World = { chain: new SeasonChain(rpc), ledger, deployment, random, wallets };
  while (!signal.aborted) {
    await tradeBlock(world, options);
    await sleep(blockIntervalMs, undefined, { signal }).catch(() => undefined);
  }
  await restoreMining(rpc, wasAutomining);
}

async function tradeBlock(world: World, { signal, onBlock }: KeepTradingOptions): Promise<void> {
  const now = Math.floor(Date.now() / 1000);
  const events = [...world.ledger.events.values()].filter(
    ({ endsAt, isCancelled }) => endsAt > now && !isCancelled,
  );
  keepSupply(world, events, now);
  for (let count = 0; count < MOVES_PER_BLOCK; count++) makeMove(world, events, now);
  if (world.chain.waiting === 0) return;
  try {
    const block = await world.chain.mine();
    world.ledger.apply(block.logs);
    onBlock?.(block);
  } catch (error) {
    // A chain that is stopped together with the trading is no failure.
    if (!signal.aborted) throw error;
  }
}

function keepSupply(world: World, events: readonly TicketEvent[], now: number): void {
  const bare = events.find(({ tiers }) => tiers.length === 0);
  if (bare) {
    publishNewTiers(world, bare);
    return;
  }
  const onSale = events.filter(({ startsAt }) => startsAt > now).flatMap(({ tiers }) => tiers);
  const left = onSale.reduce((sum, tier) => sum + tier.supply - tier.issued, 0);
  if (left < LOWEST_SUPPLY) publishNewEvent(world, now);
}

/** Makes one of the possible moves, the likelier ones more often. */
function makeMove(world: World, events: readonly TicketEvent[], now: number): void {
  let moves = TRADING_MOVES;
  while (moves.length > 0) {
    const move = world.random.weighted(moves, ({ weight }) => weight);
    if (!move || move.tryIt(world, events, now)) return;
    moves = moves.filter((each) => each !== move);
  }
}

async function restoreMining(rpc: AnvilRpc, wasAutomining: boolean): Promise<void> {
  // The chain may be gone by now, and then nothing is left to restore.
  if (wasAutomining) await rpc.request("evm_setAutomine", [true]).catch(() => undefined);
}
