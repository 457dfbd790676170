import { redactUrl } from "@facevalue/core";
import { LogRangeSizer, type RangeSizes } from "../logs/log-range-sizer.ts";
import type { EndpointStatistics } from "../rpc-statistics.ts";
import { type BackOff, backOffDelay } from "./back-off.ts";
import { type BatchLimits, BatchSizer } from "./batch-sizer.ts";
import type { Clock } from "./clock.ts";
import type { EndpointFailure, FailureKind } from "./endpoint-failure.ts";
import { openTransport } from "./open-transport.ts";
import type { CallOutcome, RpcCall } from "./rpc-call.ts";
import { Traffic } from "./traffic.ts";
import type { Transport, TransportLimits } from "./transport.ts";

export interface EndpointOptions extends TransportLimits {
  readonly clock: Clock;
  readonly backOff: BackOff;
  readonly batch: BatchLimits;
  readonly range: RangeSizes;
}

/** One RPC URL with what has been learnt about it: its health and its limits. */
export class Endpoint {
  readonly name: string;
  readonly batch: BatchSizer;
  readonly logRange: LogRangeSizer;
  readonly #transport: Transport;
  readonly #traffic = new Traffic();
  readonly #options: EndpointOptions;
  #servedChain: number | null = null;
  #failures = 0;
  #failedAt = Number.NEGATIVE_INFINITY;
  #availableAt = Number.NEGATIVE_INFINITY;

  constructor(url: string, options: EndpointOptions) {
    this.#transport = openTransport(url, options);
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

  /** Chain that it said it serves, null when it was not asked since it last broke down. */
  get servedChain(): number | null {
    return this.#servedChain;
  }

  forgetChain(): void {
    this.#servedChain = null;
  }

  /** Sends the calls in one request. @throws EndpointFailure */
  async send(calls: readonly RpcCall[]): Promise<CallOutcome[]> {
    const startedAt = performance.now();
    let received = 0;
    this.#traffic.sent(calls);
    try {
      const { outcomes, bytes } = await this.#transport.send(calls);
      received = bytes;
      const method = calls[0]?.method ?? "";
      if (calls.every((call) => call.method === method)) this.batch.answered(method, calls.length, bytes);
      if (method === "eth_chainId") this.#servedChain = readChain(outcomes[0]);
      return outcomes;
    } finally {
      this.#traffic.ended(performance.now() - startedAt, received);
    }
  }

  /** Counts a failure of a request or of a call in it. */
  count(kind: FailureKind): void {
    this.#traffic.failed(kind);
  }

  statistics(): EndpointStatistics {
    const { requests, requestMs, receivedBytes, calls, failures } = this.#traffic;
    return {
      name: this.name,
      transport: this.#transport.kind,
      isHealthy: this.isHealthy,
      failuresInARow: this.#failures,
      restsMs: Math.max(0, this.#availableAt - this.#options.clock.now()),
      requests,
      requestMs,
      receivedBytes,
      calls,
      failures,
      logRangeBlocks: this.logRange.blocks,
    };
  }

  close(): void {
    this.#transport.close();
  }

  /** A request that began at `startedAt` failed: rest for the back-off delay, at least as long as it was told to. */
  failed(startedAt: number, { kind, retryAfterMs }: EndpointFailure): void {
    // What comes up again after an outage, or contradicts itself, may be something else.
    if (kind === "temporary" || kind === "timeout" || kind === "inconsistent") this.#servedChain = null;
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

function readChain(outcome: CallOutcome | undefined): number | null {
  const chain = outcome?.ok && typeof outcome.result === "string" ? Number(outcome.result) : Number.NaN;
  return Number.isSafeInteger(chain) ? chain : null;
}
