import { setTimeout as sleep } from "node:timers/promises";
import { AppError } from "@facevalue/core";

const DELAYS_MS = [50, 200, 1_000];

/** Reads again, a few times, when the answers of the RPC did not fit together. */
export async function retryInconsistent<Result>(read: () => Promise<Result>): Promise<Result> {
  for (const delayMs of DELAYS_MS) {
    try {
      return await read();
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== "RPC_INCONSISTENT") throw error;
      await sleep(delayMs);
    }
  }
  return await read();
}
