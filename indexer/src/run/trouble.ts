import { AppError, describeError, type ErrorCode, type Logger } from "@facevalue/core";
import { HandlerFailure } from "../engine/handler-error.ts";
import type { IndexFailure } from "../storage/cursor-row.ts";
import type { Storage } from "../storage/storage.ts";
import { MappingRetry, type RetryPolicy } from "./mapping-retry.ts";
import { pause } from "./pause.ts";
import type { Session } from "./session.ts";

export interface TroubleOptions {
  readonly session: Session;
  readonly storage: Storage;
  readonly logger: Logger;
  readonly signal: AbortSignal;
  /** Wait after trouble with the RPC before looking again. */
  readonly troublePauseMs?: number | undefined;
  /** When to run handlers again that failed in a way that may pass. */
  readonly mappingRetry?: Partial<RetryPolicy> | undefined;
  /** Called before each wait. */
  readonly onWait: () => void;
}

/** Answers in a row that do not fit together before indexing stops. */
const MOST_INCONSISTENT = 5;
const DEFAULT_PAUSE_MS = 1_000;

/** Decides what an error means for following a chain: wait and go on, or leave word and stop. */
export class Trouble {
  /** Of what is being waited for now. */
  errorCode: ErrorCode | null = null;
  readonly #options: TroubleOptions;
  readonly #retry: MappingRetry;
  #inconsistent = 0;

  constructor(options: TroubleOptions) {
    this.#options = options;
    this.#retry = new MappingRetry(options.mappingRetry);
  }

  /** Work went well again. */
  isOver(): void {
    this.#inconsistent = 0;
    this.errorCode = null;
  }

  /**
   * Waits before the next look at the chain, or rethrows `error`.
   * @param canWait false at the start, where a chain that cannot be reached is rather a wrong URL
   */
  async meet(error: unknown, { canWait }: { canWait: boolean }): Promise<void> {
    const delayMs = this.#delayBeforeRetry(error);
    if (delayMs !== null) return await this.#runAgain(error as AppError, delayMs);
    const isRpc = error instanceof AppError && error.code.startsWith("RPC_");
    if (!isRpc || !error.retryable || !canWait) return await this.#stopFor(error);
    this.#inconsistent = error.code === "RPC_INCONSISTENT" ? this.#inconsistent + 1 : 0;
    if (this.#inconsistent >= MOST_INCONSISTENT) return await this.#stopFor(error);
    await this.#options.session.commit();
    await this.#wait(error, this.#options.troublePauseMs ?? DEFAULT_PAUSE_MS, "trying again");
  }

  /** Wait before handlers that failed run again; null when they shall not. */
  #delayBeforeRetry(error: unknown): number | null {
    if (!(error instanceof AppError) || error.code !== "MAPPING_FAILED" || !error.retryable) return null;
    return this.#retry.nextDelayMs(this.#options.session.nextBlock);
  }

  /** The subgraph counts as failed until the next commit. */
  async #runAgain(error: AppError, delayMs: number): Promise<void> {
    const { session, storage } = this.#options;
    await session.commit();
    await storage.markFailed(toFailure(error));
    await this.#wait(error, delayMs, `running it again in ${Math.round(delayMs / 1000)} s`);
  }

  async #wait(error: AppError, delayMs: number, next: string): Promise<void> {
    const { session, logger, signal, onWait } = this.#options;
    this.errorCode = error.code;
    const level = error.code === "MAPPING_FAILED" ? "error" : "warn";
    logger[level]({ code: error.code, block: session.position?.number }, `${describeError(error)}; ${next}`);
    onWait();
    await pause(delayMs, signal);
  }

  /** Commits what was processed before, leaves word in the database and throws `error`. */
  async #stopFor(error: unknown): Promise<never> {
    const { session, storage } = this.#options;
    const isOurs = error instanceof AppError && !error.code.startsWith("DATABASE_");
    if (isOurs && (!error.retryable || error.code === "MAPPING_FAILED")) {
      await session.commit();
      await storage.markFailed(toFailure(error));
    } else if (isOurs) await session.commit();
    throw error;
  }
}

function toFailure(error: AppError): IndexFailure {
  const { code, message } = error;
  return { code, message, failed: error instanceof HandlerFailure ? error.failed : undefined };
}
