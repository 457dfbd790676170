import { AppError } from "@facevalue/core";
import type { Address } from "viem";
import { type AnvilRpc, createAnvilRpc } from "./chain/anvil-rpc.ts";
import { deploySeason } from "./chain/deploy-season.ts";
import { type MinedBlock, SeasonChain } from "./chain/season-chain.ts";
import type { SeasonDeployment } from "./deployment.ts";
import { createRandom } from "./random.ts";
import { Agenda } from "./schedule/agenda.ts";
import { followUp } from "./schedule/follow-up.ts";
import { planProgramme } from "./schedule/organizer-plan.ts";
import { DAY, type Season } from "./schedule/season.ts";
import { Ledger, type LogCounts } from "./world/ledger.ts";
import { createWallets } from "./world/wallets.ts";

export interface PlaySeasonOptions {
  readonly rpcUrl: string;
  /** The same seed, scale and end give the same season on a fresh chain; "facevalue" unless given. */
  readonly seed?: string | number;
  /** Multiplies wallets and supplies; 1, about 7,000 transactions, unless given. */
  readonly scale?: number;
  /** Unix seconds of the season's end; now unless given. The season starts 90 days before. */
  readonly until?: number;
  readonly onProgress?: (progress: SeasonProgress) => void;
  /** Called and awaited after each block. */
  readonly onBlock?: (block: MinedBlock) => Promise<void>;
  readonly signal?: AbortSignal;
}

export interface SeasonProgress {
  readonly transactions: number;
  /** Share of the season's time that has passed, from 0 to 1. */
  readonly share: number;
}

export interface PlayedSeason extends SeasonDeployment {
  readonly headBlock: number;
  /** Ticket contracts, one of each organizer. */
  readonly contracts: readonly Address[];
  readonly wallets: number;
  readonly transactions: number;
  readonly reverted: number;
  readonly counts: LogCounts;
}

/** Days before its end at which a season starts. */
export const SEASON_DAYS = 90;
const WALLETS = 480;
/** Actions within this time share a block. */
const BLOCK_WINDOW_SECONDS = 3 * 3600;
const ACTIONS_PER_BLOCK = 16;

/**
 * Plays a ticket season by real transactions on an anvil chain whose clock has not passed the season's start.
 * Afterwards the chain's clock runs at real time.
 * @throws AppError BAD_USER_INPUT when the chain is already later than the season's start
 */
export async function playSeason(options: PlaySeasonOptions): Promise<PlayedSeason> {
  const { rpcUrl, seed = "facevalue", scale = 1, until = Math.floor(Date.now() / 1000) } = options;
  const rpc = createAnvilRpc(rpcUrl);
  const start = until - SEASON_DAYS * DAY;
  await requireEarlier(rpc, start);
  const wasAutomining = await rpc.request<boolean>("anvil_getAutomine");
  await rpc.request("evm_setAutomine", [false]);
  await rpc.request("anvil_autoImpersonateAccount", [true]);
  const { random, wallets } = walletsOf({ seed, scale });
  const deployment = await deploySeason(rpc, rpcUrl, { wallets, start });
  const [chain, ledger, agenda] = [new SeasonChain(rpc), new Ledger(), new Agenda()];
  const season: Season = { chain, ledger, agenda, deployment, random, wallets, end: until };
  planProgramme(season, start);
  const totals = await runAgenda(season, start, { ...options, scale });
  await rpc.request("evm_setTime", [Math.floor(Date.now() / 1000)]);
  if (wasAutomining) await rpc.request("evm_setAutomine", [true]);
  const headBlock = Number(await rpc.request<string>("eth_blockNumber"));
  const contracts = [...ledger.organizers.keys()];
  return { ...deployment, ...totals, headBlock, contracts, wallets: wallets.length, counts: ledger.counts };
}

/** The season's wallets, and the random numbers that follow them. */
export function walletsOf({ seed = "facevalue", scale = 1 }: Pick<PlaySeasonOptions, "seed" | "scale">) {
  const random = createRandom(seed);
  return { random, wallets: createWallets(random, Math.max(20, Math.round(WALLETS * scale))) };
}

async function requireEarlier(rpc: AnvilRpc, start: number): Promise<void> {
  const { timestamp } = await rpc.request<{ timestamp: string }>("eth_getBlockByNumber", ["latest", false]);
  if (Number(timestamp) < start) return;
  throw new AppError(
    "BAD_USER_INPUT",
    `The chain is already past the season's start. Start anvil with --timestamp ${start - 1} or earlier.`,
  );
}

/** Runs the plan block by block until the season's end. */
async function runAgenda(season: Season, start: number, options: { scale: number } & PlaySeasonOptions) {
  const { chain, agenda, ledger, end } = season;
  const totals = { transactions: 0, reverted: 0 };
  let time = start + 60;
  for (;;) {
    options.signal?.throwIfAborted();
    const last = takeBlock(agenda, end);
    if (last === null && chain.waiting === 0) return totals;
    if (chain.waiting === 0) continue;
    time = Math.min(Math.max(time + 1, last ?? 0), Math.max(end, time + 1));
    const block = await chain.mine(time);
    ledger.apply(block.logs);
    totals.transactions += block.transactions;
    totals.reverted += block.reverted;
    followUp(season, { logs: block.logs, now: time, scale: options.scale });
    await options.onBlock?.(block);
    options.onProgress?.({ transactions: totals.transactions, share: (time - start) / (end - start) });
  }
}

/** Runs the actions of the next block and gives the time of the last; null when none is left before the end. */
function takeBlock(agenda: Agenda, end: number): number | null {
  const first = agenda.next;
  if (!first || first.time > end) return null;
  let last = first.time;
  for (let count = 0; count < ACTIONS_PER_BLOCK; count++) {
    const { next } = agenda;
    if (!next || next.time > Math.min(first.time + BLOCK_WINDOW_SECONDS, end)) break;
    last = next.time;
    agenda.take()?.run();
  }
  return last;
}
