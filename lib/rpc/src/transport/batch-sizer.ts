export interface BatchLimits {
  readonly maxCalls: number;
  /** Aim for answers of about this size, learnt per method. */
  readonly targetBytes: number;
}

const FULL_BATCHES_TO_GROW = 100;

/** How many calls of a method to put into one request to an endpoint. */
export class BatchSizer {
  readonly #targetBytes: number;
  readonly #bytesPerCall = new Map<string, number>();
  readonly #mostCalls: number;
  #maxCalls: number;
  #fullBatches = 0;

  constructor({ maxCalls, targetBytes }: BatchLimits) {
    this.#mostCalls = maxCalls;
    this.#maxCalls = maxCalls;
    this.#targetBytes = targetBytes;
  }

  calls(method: string): number {
    const bytes = this.#bytesPerCall.get(method) ?? 0;
    const bySize = bytes === 0 ? this.#maxCalls : Math.floor(this.#targetBytes / bytes);
    return Math.max(1, Math.min(this.#maxCalls, bySize));
  }

  /** `calls` calls of one method were answered with `bytes` bytes. */
  answered(method: string, calls: number, bytes: number): void {
    const perCall = bytes / calls;
    const before = this.#bytesPerCall.get(method) ?? perCall;
    this.#bytesPerCall.set(method, Math.max(perCall, before * 0.8 + perCall * 0.2));
    if (calls === this.#maxCalls && ++this.#fullBatches % FULL_BATCHES_TO_GROW === 0) {
      this.#maxCalls = Math.min(this.#mostCalls, this.#maxCalls * 2);
    }
  }

  /** A request with `calls` calls was not accepted as a batch: from now on at most half as many. */
  refused(calls: number): void {
    this.#maxCalls = Math.max(1, Math.min(this.#maxCalls, Math.floor(calls / 2)));
  }
}
