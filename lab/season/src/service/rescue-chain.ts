import { rm } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { AppError, type Logger } from "@facevalue/core";
import { createAnvilRpc } from "../chain/anvil-rpc.ts";
import { saveChain } from "./chain-state.ts";
import { type RunningChain, readJson, type SeasonFiles, type SeasonRecord } from "./season-files.ts";

const END_TIMEOUT_MS = 5_000;

/**
 * Saves and ends the chain that an earlier process left running when it was killed. A chain is only taken for it when
 * it answers at the recorded address and has the season's first block.
 * @throws AppError DATA_FOLDER_UNUSABLE when the process that started it still runs
 */
export async function rescueChain(files: SeasonFiles, record: SeasonRecord, logger: Logger): Promise<void> {
  const running = await readJson<RunningChain>(files.runningPath);
  if (running === null) return;
  const rpc = createAnvilRpc(running.url);
  const number = `0x${record.deployment.startBlock.toString(16)}`;
  const block = await rpc
    .request<{ hash: string } | null>("eth_getBlockByNumber", [number, false])
    .catch(() => null);
  if (block?.hash === record.startBlockHash) {
    if (signalProcess(running.ownerPid, 0)) {
      const message = `The season is in use by process ${running.ownerPid}. Stop it or choose another folder with --data.`;
      throw new AppError("DATA_FOLDER_UNUSABLE", message);
    }
    await saveChain(rpc, files);
    await endProcess(running.pid);
    logger.info({ msg: "Took over the chain that an earlier run left behind", pid: running.pid });
  }
  await rm(files.runningPath, { force: true });
}

async function endProcess(pid: number): Promise<void> {
  const deadline = Date.now() + END_TIMEOUT_MS;
  if (!signalProcess(pid, "SIGTERM")) return;
  while (signalProcess(pid, 0)) {
    if (Date.now() > deadline) signalProcess(pid, "SIGKILL");
    await sleep(50);
  }
}

/** Whether there is such a process. */
function signalProcess(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}
