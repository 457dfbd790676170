import { redactUrl } from "@facevalue/core";
import { LogRangeSizer, type RangeSizes } from "../logs/log-range-sizer.ts";
import { type BackOff, backOffDelay } from "./back-off.ts";
import { type BatchLimits, BatchSizer } from "./batch-sizer.ts";
import type { Clock } from "./clock.ts";
import { postJson } from "./post-json.ts";
import { readBatchOutcomes, readSingleOutcome } from "./read-outcomes.ts";
import type { CallOutcome, RpcCall } from "./rpc-call.ts";

export interface EndpointOptions {
  readonly clock: Clock;
  readonly backOff: BackOff;
  readonly batch: BatchLimits;
  readonly range: RangeSizes;
  readonly timeoutMs: number;
  readonly maxResponseBytes: number;
  readonly signal?: AbortSignal | undefined;
}

/** One RPC URL with what has been learnt about it: its health and its limits. */
export class Endpoint {
  readonly name: string;
  readonly batch: BatchSizer;
  readonly logRange: LogRangeSizer;
  readonly #url: string;
  readonly #options: EndpointOptions;
  #failures = 0;
  #failedAt = Number.NEGATIVE_INFINITY;
  #availableAt = Number.NEGATIVE_INFINITY;

  constructor(url: string, options: EndpointOptions) {
    this.#url = url;
    this.#options = options;
    this.name = redactUrl(url);
    this.batch = new BatchSizer(options.batch);
    this.logRange = new LogRangeSizer(options.range);
  }

  /** Not to be asked before this time of the clock. */
  get availableAt(): number {
    return this.#availableAt;
  }

  get isHealthy(): boolean {
    return this.#failures === 0;
  }

  /** Sends the calls in one request. @throws EndpointFailure */
  async send(calls: readonly RpcCall[]): Promise<CallOutcome[]> {
    const { timeoutMs, maxResponseBytes, signal } = this.#options;
    const requests = calls.map(({ method, params }, id) => ({ jsonrpc: "2.0", id, method, params }));
    const body = JSON.stringify(requests.length === 1 ? requests[0] : requests);
    const { json, bytes } = await postJson(this.#url, body, { timeoutMs, maxResponseBytes, signal });
    const outcomes = calls.length === 1 ? [readSingleOutcome(json)] : readBatchOutcomes(json, calls.length);
    const method = calls[0]?.method ?? "";
    if (calls.every((call) => call.method === method)) this.batch.answered(method, calls.length, bytes);
    return outcomes;
  }

  /** A request that began at `startedAt` failed: rest for the back-off delay, at least `retryAfterMs`. */
  failed(startedAt: number, retryAfterMs: number | null): void {
    // Requests that were under way together when the endpoint broke count as one failure.
    if (startedAt < this.#failedAt) return;
    const { clock, backOff } = this.#options;
    this.#failures++;
    this.#failedAt = clock.now();
    const delay = backOffDelay(this.#failures, backOff, () => clock.random());
    this.#availableAt = this.#failedAt + Math.max(delay, retryAfterMs ?? 0);
  }

  succeeded(): void {
    this.#failures = 0;
    this.#availableAt = Number.NEGATIVE_INFINITY;
  }

  /** Keeps other requests away for a while: one request is finding out whether the endpoint works again. */
  reserve(milliseconds: number): void {
    this.#availableAt = this.#options.clock.now() + milliseconds;
  }
}
