import { readFile } from "node:fs/promises";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { AppError } from "@facevalue/core";
import type { AnvilRpc } from "../chain/anvil-rpc.ts";
import { replaceFile, type SeasonFiles } from "./season-files.ts";

const unzip = promisify(gunzip);
const NO_HISTORY = Buffer.from('"historical_states":null');

/** Saves the chain with all its blocks, and with the historical states that were kept at the season's opening. */
export async function saveChain(rpc: AnvilRpc, files: SeasonFiles): Promise<void> {
  const state = await unzip(await dump(rpc, false));
  const history = await readFile(files.historyPath);
  const position = state.lastIndexOf(NO_HISTORY);
  if (position < 0)
    throw new AppError("RPC_FAILED", "Anvil's state has another form. Reinstall with npm ci.");
  const start = state.subarray(0, position);
  const rest = state.subarray(position + NO_HISTORY.length);
  await replaceFile(files.statePath, [start, Buffer.from('"historical_states":'), history, rest]);
}

/**
 * Keeps the state after the given block for calls at that block. A restarted anvil only answers calls at blocks whose
 * state was kept, and keeping all of them takes gigabytes.
 */
export async function saveHistory(rpc: AnvilRpc, files: SeasonFiles, blockHash: string): Promise<void> {
  const state = await unzip(await dump(rpc, true));
  const { historical_states: states } = JSON.parse(state.toString()) as {
    historical_states: [string, unknown][];
  };
  const kept = states.filter(([hash]) => hash === blockHash);
  if (kept.length === 0)
    throw new AppError("RPC_FAILED", "Anvil did not keep the state of the season's opening.");
  await replaceFile(files.historyPath, JSON.stringify(kept));
}

async function dump(rpc: AnvilRpc, withHistory: boolean): Promise<Buffer> {
  const text = await rpc.request<string>("anvil_dumpState", withHistory ? [true] : []);
  return Buffer.from(text.slice(2), "hex");
}
