import { describeError, type Logger } from "@facevalue/core";
import pg from "pg";

/** What runs when a stop begins may go on so long, and then so long again after it was cancelled. */
const GRACE_MS = 5000;
const GRACE_AFTER_CANCEL_MS = 2000;

export interface StopDeadlineOptions {
  readonly databaseUrl: string;
  /** Of the connections whose statements are cancelled; no other process's have it. */
  readonly applicationName: string;
  readonly logger: Logger;
  /** The stop begins when it aborts. */
  readonly signal: AbortSignal;
}

/**
 * Sees to it that a stop does not wait for long: after a while it cancels the statements that still run, then ends
 * their connections, and what does not even notice that is not waited for. Postgres rolls all of it back.
 */
export class StopDeadline {
  readonly #options: StopDeadlineOptions;
  readonly #late = Promise.withResolvers<void>();
  readonly #timers: NodeJS.Timeout[] = [];

  constructor(options: StopDeadlineOptions) {
    this.#options = options;
    options.signal.addEventListener("abort", () => this.#begin(), { once: true });
  }

  /** What the work resolves with, or `otherwise` when it takes too long after a stop. */
  async race<Result>(work: Promise<Result>, otherwise: Result): Promise<Result> {
    return await Promise.race([work, this.#late.promise.then(() => otherwise)]);
  }

  close(): void {
    for (const timer of this.#timers) clearTimeout(timer);
  }

  #begin(): void {
    const cancel = () => void this.#end("pg_cancel_backend");
    const terminate = () => void this.#end("pg_terminate_backend").finally(() => this.#late.resolve());
    this.#timers.push(setTimeout(cancel, GRACE_MS), setTimeout(terminate, GRACE_MS + GRACE_AFTER_CANCEL_MS));
  }

  async #end(how: "pg_cancel_backend" | "pg_terminate_backend"): Promise<void> {
    const { databaseUrl, applicationName, logger } = this.#options;
    const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 1000 });
    client.on("error", () => undefined);
    try {
      await client.connect();
      await client.query(
        `select ${how}(pid) from pg_stat_activity where application_name = $1 and state <> 'idle'`,
        [applicationName],
      );
      logger.info({ msg: "Cancelled what was being computed, to stop in time", how });
    } catch (error) {
      logger.warn({ msg: "What is being computed could not be cancelled", error: describeError(error) });
    } finally {
      await client.end().catch(() => undefined);
    }
  }
}
