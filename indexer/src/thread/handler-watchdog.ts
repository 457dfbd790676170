import { AppError } from "@facevalue/core";
import { readRunningHandler } from "./shared-handler-clock.ts";

const LOOKS_PER_TIMEOUT = 20;
const LONGEST_LOOK_MS = 1_000;

/** Looks at another thread's handler clock and bites once when a handler runs for too long. */
export class HandlerWatchdog {
  /** Names of places in the order of their announcement. */
  readonly places: string[] = [];
  /** Set when it has bitten. */
  timeout: AppError | null = null;
  readonly #timer: NodeJS.Timeout;

  constructor(clockMemory: SharedArrayBuffer, timeoutMs: number, bite: () => void) {
    const look = () => {
      const running = readRunningHandler(clockMemory);
      if (running === null || running.milliseconds < timeoutMs || this.timeout !== null) return;
      this.timeout = timedOut(this.places[running.place] ?? "a handler", running.block, timeoutMs);
      bite();
    };
    this.#timer = setInterval(look, Math.min(LONGEST_LOOK_MS, Math.ceil(timeoutMs / LOOKS_PER_TIMEOUT)));
    this.#timer.unref();
  }

  close(): void {
    clearInterval(this.#timer);
  }
}

function timedOut(place: string, block: number, timeoutMs: number): AppError {
  const seconds = timeoutMs / 1000;
  const message = `${place} ran for more than ${seconds} s at block ${block}: correct the mapping, or raise --handler-timeout; everything before its block is stored`;
  return new AppError("MAPPING_TIMED_OUT", message);
}
