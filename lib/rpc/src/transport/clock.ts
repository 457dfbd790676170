import { setTimeout as wait } from "node:timers/promises";

/** Time and chance as the client uses them, so that tests can decide both. */
export interface Clock {
  /** Milliseconds since an arbitrary start. */
  now(): number;
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
  /** Uniform in [0, 1). */
  random(): number;
}

export const systemClock: Clock = {
  now: () => performance.now(),
  sleep: (milliseconds, signal) => wait(milliseconds, undefined, signal === undefined ? {} : { signal }),
  random: Math.random,
};
