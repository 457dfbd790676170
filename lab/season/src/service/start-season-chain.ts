import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import { type Anvil, startAnvil } from "@facevalue/contracts/testing";
import { AppError, describeError, type Logger } from "@facevalue/core";
import { createAnvilRpc } from "../chain/anvil-rpc.ts";
import type { SeasonDeployment } from "../deployment.ts";
import type { SeasonProgress } from "../play-season.ts";
import { keepSaving } from "./keep-saving.ts";
import { BLOCK_GAS_LIMIT, CHAIN_ID, recordSeason } from "./record-season.ts";
import { rescueChain } from "./rescue-chain.ts";
import { openSeasonFiles, readJson, replaceFile, type SeasonRecord } from "./season-files.ts";

export interface StartSeasonChainOptions {
  /** Where the chain is kept; made when missing. */
  readonly folder: string;
  /** Port of the chain's JSON-RPC on loopback; a free one unless given. */
  readonly port?: number;
  /** For a new season; one that was played keeps its own. */
  readonly seed?: string | number;
  readonly scale?: number;
  readonly logger: Logger;
  readonly onProgress?: (progress: SeasonProgress) => void;
  /** Stops the playing of a new season; the next start then plays it anew. */
  readonly signal?: AbortSignal;
}

export interface SeasonChain {
  readonly rpcUrl: string;
  readonly deployment: SeasonDeployment;
  readonly seed: string | number;
  readonly scale: number;
  /** Unix seconds of the genesis block. */
  readonly genesisTime: number;
  /** Whether this start played the season. */
  readonly isNew: boolean;
  /** Saves the chain and ends it. */
  stop(): Promise<void>;
}

/** States of past blocks that anvil keeps in memory; each is a full copy of the chain's state. */
const STATES_IN_MEMORY = "64";

/**
 * Starts the local chain with a played season, playing it first if the folder has none. The chain's clock is real time
 * and it mines on request only (`keepTrading`). It is saved every 15 seconds, a very long one every 80, so that a killed process loses a
 * few blocks, far fewer than the 64 that are not final yet.
 * @throws AppError DATA_FOLDER_UNUSABLE, PORT_IN_USE
 */
export async function startSeasonChain(options: StartSeasonChainOptions): Promise<SeasonChain> {
  const { folder, port = 0, seed = "facevalue", scale = 1, logger, onProgress, signal } = options;
  const files = await openSeasonFiles(folder);
  const known = await readJson<SeasonRecord>(files.recordPath);
  const isNew = known === null || !existsSync(files.statePath);
  if (!isNew) await rescueChain(files, known, logger);
  const record = isNew ? await recordSeason(files, { seed, scale, onProgress, signal }) : known;
  const anvil = await loadChain(files.statePath, port, record.genesisTime);
  const rpc = createAnvilRpc(anvil.url);
  await rpc.request("evm_setTime", [Math.floor(Date.now() / 1000)]);
  await replaceFile(
    files.runningPath,
    JSON.stringify({ pid: anvil.pid, ownerPid: process.pid, url: anvil.url }),
  );
  const saving = keepSaving(rpc, files, logger);
  const stop = async () => {
    await saving.stop();
    await anvil.stop();
    await rm(files.runningPath, { force: true });
  };
  return {
    rpcUrl: anvil.url,
    deployment: record.deployment,
    seed: record.seed,
    scale: record.scale,
    genesisTime: record.genesisTime,
    isNew,
    stop,
  };
}

/**
 * Anvil makes a genesis block at every start and keeps it beside the saved one, so both have to be the same; the clock
 * is then set apart from it.
 */
async function loadChain(statePath: string, port: number, timestamp: number): Promise<Anvil> {
  try {
    return await startAnvil({
      chainId: CHAIN_ID,
      port,
      timestamp,
      noMining: true,
      gasLimit: BLOCK_GAS_LIMIT,
      args: ["--load-state", statePath, "--prune-history", STATES_IN_MEMORY],
    });
  } catch (cause) {
    const reason = describeError(cause);
    if (/in use|EADDRINUSE/i.test(reason)) {
      throw new AppError("PORT_IN_USE", `Port ${port} is in use. Stop what uses it or choose another port.`, {
        cause,
      });
    }
    throw new AppError("INTERNAL", `The local chain did not start: ${reason}`, { cause });
  }
}
