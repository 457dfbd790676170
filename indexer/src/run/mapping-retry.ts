export interface RetryPolicy {
  readonly firstDelayMs: number;
  readonly longestDelayMs: number;
  /** Runs of one block's handlers that fail before indexing stops. */
  readonly attempts: number;
}

const DEFAULT: RetryPolicy = { firstDelayMs: 2_000, longestDelayMs: 300_000, attempts: 10 };

/** When to run the handlers of a block again that failed in a way that may pass: twice as late each time. */
export class MappingRetry {
  readonly #policy: RetryPolicy;
  #block = -1;
  #failures = 0;

  constructor(policy: Partial<RetryPolicy> = {}) {
    this.#policy = { ...DEFAULT, ...policy };
  }

  /** Wait before the next run after a failure at `block`; null when there were enough. */
  nextDelayMs(block: number): number | null {
    if (block !== this.#block) this.#failures = 0;
    this.#block = block;
    const { firstDelayMs, longestDelayMs, attempts } = this.#policy;
    if (++this.#failures >= attempts) return null;
    return Math.min(longestDelayMs, firstDelayMs * 2 ** (this.#failures - 1));
  }
}
