import { setTimeout as sleep } from "node:timers/promises";
import { InconsistentAnswers } from "./inconsistent.ts";

const DELAYS_MS = [50, 200, 1_000];

/** Reads again, a few times, when the answers of the RPC did not fit together. What the client gave up stays given up. */
export async function retryInconsistent<Result>(read: () => Promise<Result>): Promise<Result> {
  for (const delayMs of DELAYS_MS) {
    try {
      return await read();
    } catch (error) {
      if (!(error instanceof InconsistentAnswers)) throw error;
      await sleep(delayMs);
    }
  }
  return await read();
}
