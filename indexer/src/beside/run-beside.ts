import { AppError, describeError, type Logger } from "@facevalue/core";
import type { BesideProgress, IndexProgress } from "../run/index-progress.ts";
import type { Changed } from "./plan-change.ts";
import type { RunSchema } from "./run-schema.ts";
import { namesBeside } from "./schema-names.ts";

export interface RunBesideOptions {
  readonly schemaName: string;
  /** What is indexed already; followed for as long as this takes. */
  readonly stored: Changed;
  readonly run: RunSchema;
  readonly logger: Logger;
  readonly signal: AbortSignal;
  readonly onProgress?: ((progress: IndexProgress) => void) | undefined;
}

/**
 * Follows the chain with the stored data sources, and builds the tables of the configured ones beside, until these have
 * got as far. Both are then at rest.
 * @returns whether the tables beside hold the last block that was asked for
 * @throws what ends the ones beside; what ends the stored ones only when the database or the chain is the reason
 */
export async function runBeside(options: RunBesideOptions): Promise<{ readonly isAtEnd: boolean }> {
  const { schemaName, stored, run, signal } = options;
  const stop = new AbortController();
  const both = AbortSignal.any([signal, stop.signal]);
  const race = new Race(options, () => stop.abort());
  const building = run({
    schemaName: namesBeside(schemaName).next,
    role: "declined",
    standing: "building",
    signal: both,
    onProgress: (progress) => race.next(progress),
  });
  const following = run({
    sources: stored.sources,
    signal: both,
    onProgress: (progress) => race.live(progress),
  });
  const followed = following.catch((error: unknown) => {
    if (isOfMapping(error)) return race.liveEnded(error);
    stop.abort();
    throw error;
  });
  const built = building.then(
    () => !both.aborted,
    (error: unknown) => {
      stop.abort();
      throw error;
    },
  );
  // Those beside decide when all is over.
  const ended = built.finally(() => stop.abort());
  const results = await Promise.allSettled([ended, followed]);
  const failed = results.find((result) => result.status === "rejected");
  if (failed !== undefined) throw failed.reason;
  return { isAtEnd: await ended };
}

/** Another set of contracts may be the very remedy for it. */
function isOfMapping(error: unknown): boolean {
  return error instanceof AppError && !/^(RPC|DATABASE)_/.test(error.code);
}

/** Where both are. */
class Race {
  readonly #options: RunBesideOptions;
  readonly #onLevel: () => void;
  #live: IndexProgress | null = null;
  #next: IndexProgress | null = null;
  #hasLiveEnded = false;

  constructor(options: RunBesideOptions, onLevel: () => void) {
    this.#options = options;
    this.#onLevel = onLevel;
  }

  live(progress: IndexProgress): void {
    this.#live = progress;
    this.#look();
  }

  next(progress: IndexProgress): void {
    this.#next = progress;
    this.#look();
  }

  liveEnded(error: unknown): void {
    this.#hasLiveEnded = true;
    this.#options.logger.error({ reason: describeError(error) }, LIVE_ENDED);
    this.#look();
  }

  #look(): void {
    this.#report();
    if (this.#isLevel()) this.#onLevel();
  }

  #isLevel(): boolean {
    if (this.#next === null) return false;
    const { phase, block, head } = this.#next;
    // Readers are not to lose indexes that they have.
    if (phase !== "head" && this.#options.stored.isIndexed) return false;
    if (this.#hasLiveEnded) return phase === "head" && block >= head;
    return this.#live !== null && block >= this.#live.block && block >= 0;
  }

  #report(): void {
    const { onProgress } = this.#options;
    const beside = this.#beside();
    const shown = this.#live ?? this.#next;
    if (shown !== null) onProgress?.({ ...shown, beside });
  }

  #beside(): BesideProgress | null {
    if (this.#next === null) return null;
    const { block, head, logsPerSecond, blocksPerSecond, etaSeconds } = this.#next;
    return {
      block,
      ofBlock: Math.max(head, this.#live?.block ?? -1),
      logsPerSecond,
      blocksPerSecond,
      etaSeconds,
    };
  }
}

const LIVE_ENDED =
  "The stored contracts cannot be indexed any further; building the tables of the configured ones";
