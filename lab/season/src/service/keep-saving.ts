import { setTimeout as sleep } from "node:timers/promises";
import { describeError, type Logger } from "@facevalue/core";
import type { AnvilRpc } from "../chain/anvil-rpc.ts";
import { saveChain } from "./chain-state.ts";
import type { SeasonFiles } from "./season-files.ts";

export interface Saving {
  /** Saves a last time and ends. */
  stop(): Promise<void>;
}

const SHORTEST_PAUSE_MS = 15_000;
/** What is lost by a kill must stay below the 64 blocks that are not final; a block takes two seconds. */
const LONGEST_PAUSE_MS = 80_000;
/** A long chain takes longer to save; saving then takes at most this part of the time. */
const LARGEST_SHARE = 1 / 20;

/** Saves the chain again and again while it grows. */
export function keepSaving(rpc: AnvilRpc, files: SeasonFiles, logger: Logger): Saving {
  const controller = new AbortController();
  const { signal } = controller;
  let saved: string | null = null;
  const save = async () => {
    const head = await rpc.request<string>("eth_blockNumber");
    if (head !== saved) await saveChain(rpc, files);
    saved = head;
  };
  const run = async () => {
    let pause = SHORTEST_PAUSE_MS;
    while (!signal.aborted) {
      await sleep(pause, undefined, { signal }).catch(() => undefined);
      const started = performance.now();
      // A chain that cannot be saved goes on; what was saved before stays whole.
      await save().catch((error) =>
        logger.warn({ msg: "The local chain was not saved", reason: describeError(error) }),
      );
      const tookMs = performance.now() - started;
      pause = Math.min(LONGEST_PAUSE_MS, Math.max(SHORTEST_PAUSE_MS, tookMs / LARGEST_SHARE));
    }
  };
  const running = run();
  return {
    stop: async () => {
      controller.abort();
      await running;
    },
  };
}
