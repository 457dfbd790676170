import { AppError, type Logger } from "@facevalue/core";
import type { ChainGuard } from "./chain-guard.ts";
import { classifyError, isMissingState } from "./classify-error.ts";
import type { Clock } from "./clock.ts";
import type { Endpoint } from "./endpoint.ts";
import { EndpointFailure } from "./endpoint-failure.ts";
import type { EndpointPool } from "./endpoint-pool.ts";
import { mapConcurrently } from "./map-concurrently.ts";
import { ProviderError, TIMEOUT_CODE, TOO_LARGE_CODE } from "./provider-error.ts";
import type { CallOutcome, RpcCall } from "./rpc-call.ts";
import { toAppError } from "./to-app-error.ts";

const PINNED_ATTEMPTS = 3;
/** What a node has not put into its index yet may be there after this time. */
const AGAIN_MS = 150;

/** Says what is wrong with answers that are fine each by itself, or null. */
type Verify = (answers: unknown[], endpoint: Endpoint) => string | null;

export interface RequesterOptions {
  readonly pool: EndpointPool;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Failures of one call before it is given up. */
  readonly maxAttempts: number;
  readonly guard: ChainGuard;
  readonly concurrency: number;
  readonly signal?: AbortSignal | undefined;
}

interface PendingCall {
  readonly call: RpcCall;
  readonly index: number;
  attemptsLeft: number;
  /** Asked of one endpoint only, together with others. */
  readonly isPinned: boolean;
  lastFailure: AppError | null;
  readonly refusedBy: Set<Endpoint>;
}

/** Answers JSON-RPC calls: in batches, from whichever endpoint works, as often as it takes within the limits. */
export class Requester {
  readonly #options: RequesterOptions;

  constructor(options: RequesterOptions) {
    this.#options = options;
  }

  async request(call: RpcCall): Promise<unknown> {
    const [result] = await this.#answer([call]);
    return result;
  }

  /**
   * The results of `calls`, all from one endpoint: when one of them fails, or `verify` says what is wrong with them
   * together, all are asked again.
   */
  async requestTogether(calls: readonly RpcCall[], verify?: Verify): Promise<unknown[]> {
    const { pool, signal, maxAttempts } = this.#options;
    const refusedBy = new Set<Endpoint>();
    let lastError: unknown = new AppError("RPC_UNREACHABLE", "no RPC URL is given");
    for (let attempt = 1; attempt <= maxAttempts; attempt++) {
      const endpoint = await pool.pick(refusedBy, signal);
      if (endpoint === null) break;
      try {
        const answers = await this.#answer(calls, endpoint);
        const problem = verify?.(answers, endpoint) ?? null;
        if (problem === null) return answers;
        lastError = this.blame(endpoint, calls, problem);
      } catch (error) {
        if (!(error instanceof AppError) || error instanceof ProviderError) throw error;
        lastError = error;
        if (!error.retryable) refusedBy.add(endpoint);
      }
    }
    throw lastError;
  }

  /** The results of `calls` from another endpoint than `endpoint` if one works, or else once more from the same. */
  async requestAgain(calls: readonly RpcCall[], endpoint: Endpoint): Promise<unknown[]> {
    const { pool, clock, signal } = this.#options;
    const other = pool.beside(endpoint);
    if (other === null) await clock.sleep(AGAIN_MS, signal);
    return await this.#answer(calls, other ?? endpoint);
  }

  /** Lets an endpoint rest whose answers cannot be true; returns the error that says so. */
  blame(endpoint: Endpoint, calls: readonly RpcCall[], problem: string): AppError {
    const failure = new EndpointFailure("inconsistent", problem);
    endpoint.count(failure.kind);
    this.#rest(endpoint, this.#options.clock.now(), failure);
    return toAppError(calls[0] as RpcCall, endpoint, failure);
  }

  /**
   * The results of `calls`, in their order.
   * @throws AppError RPC_UNREACHABLE (retryable), RPC_INCONSISTENT (retryable) or RPC_FAILED.
   */
  async requestAll(calls: readonly RpcCall[]): Promise<unknown[]> {
    const first = calls[0];
    if (first === undefined) return [];
    const size = this.#options.pool.preferred?.batch.calls(first.method) ?? 1;
    const groups: RpcCall[][] = [];
    for (let at = 0; at < calls.length; at += size) groups.push(calls.slice(at, at + size));
    const answers = await mapConcurrently(groups, this.#options.concurrency, (group) => this.#answer(group));
    return answers.flat();
  }

  /** With `only`, at that endpoint alone; there, only errors of single calls are worth another attempt. */
  async #answer(calls: readonly RpcCall[], only?: Endpoint): Promise<unknown[]> {
    const { pool, signal, maxAttempts } = this.#options;
    const results = Array.from<unknown>({ length: calls.length });
    const isPinned = only !== undefined;
    const attemptsLeft = isPinned ? PINNED_ATTEMPTS : maxAttempts;
    const barred = only === undefined ? [] : pool.endpoints.filter((endpoint) => endpoint !== only);
    let pending = calls.map<PendingCall>((call, index) => {
      return { call, index, attemptsLeft, isPinned, lastFailure: null, refusedBy: new Set(barred) };
    });
    for (let first = pending[0]; first !== undefined; first = pending[0]) {
      const endpoint = only ?? (await pool.pick(first.refusedBy, signal));
      if (isPinned && first.lastFailure !== null) await pool.rest(only, signal);
      if (endpoint === null) throw first.lastFailure ?? new AppError("RPC_UNREACHABLE", "no RPC URL is left");
      const size = endpoint.batch.calls(first.call.method);
      const group = pending.slice(0, size);
      const unanswered = await this.#send(endpoint, group, results);
      pending = [...unanswered, ...pending.slice(size)];
    }
    return results;
  }

  /** Sends one request, stores the answers and returns the calls that still need one. */
  async #send(endpoint: Endpoint, group: PendingCall[], results: unknown[]): Promise<PendingCall[]> {
    const startedAt = this.#options.clock.now();
    let outcomes: CallOutcome[];
    try {
      await this.#options.guard.admit(endpoint);
      outcomes = await endpoint.send(group.map(({ call }) => call));
    } catch (error) {
      if (!(error instanceof EndpointFailure)) throw error;
      this.#handleFailedRequest({ endpoint, group, failure: error, startedAt });
      return group;
    }
    return this.#sortOutcomes({ endpoint, group, outcomes, startedAt }, results);
  }

  #handleFailedRequest(sent: {
    endpoint: Endpoint;
    group: PendingCall[];
    failure: EndpointFailure;
    startedAt: number;
  }) {
    const { endpoint, group, failure, startedAt } = sent;
    const isSize = failure.kind === "batch-refused" || failure.kind === "too-large";
    const divisible = group.find(({ call }) => call.isDivisible);
    endpoint.count(failure.kind);
    if (failure.kind === "timeout" || !isSize) this.#rest(endpoint, startedAt, failure);
    if (divisible !== undefined && (failure.kind === "timeout" || failure.kind === "too-large")) {
      const code = failure.kind === "timeout" ? TIMEOUT_CODE : TOO_LARGE_CODE;
      const error = { code, message: failure.message };
      throw new ProviderError({ method: divisible.call.method, endpoint, error }, { retryable: true });
    }
    if (isSize && group.length > 1) {
      endpoint.batch.refused(group.length);
      this.#options.logger.debug({ endpoint: endpoint.name, calls: group.length }, failure.message);
      return;
    }
    for (const pending of group) this.#recordFailure(pending, endpoint, failure);
  }

  #sortOutcomes(
    sent: { endpoint: Endpoint; group: PendingCall[]; outcomes: CallOutcome[]; startedAt: number },
    results: unknown[],
  ): PendingCall[] {
    const { endpoint, group, outcomes, startedAt } = sent;
    const failures = new Map<PendingCall, EndpointFailure>();
    for (const [position, pending] of group.entries()) {
      const outcome = settle(pending.call, outcomes[position] as CallOutcome);
      const failure = readFailure(pending, endpoint, outcome);
      if (failure !== null) {
        failures.set(pending, failure);
        endpoint.count(failure.kind);
      } else results[pending.index] = (outcome as { result: unknown }).result;
    }
    if (group.length > 1 && failures.values().some(({ kind }) => kind === "batch-refused")) {
      endpoint.batch.refused(group.length);
      return [...failures.keys()];
    }
    const worst = failures.values().find(({ kind }) => kind !== "refused");
    if (worst === undefined) endpoint.succeeded();
    else this.#rest(endpoint, startedAt, worst);
    for (const [pending, failure] of failures) this.#recordFailure(pending, endpoint, failure);
    return [...failures.keys()];
  }

  #rest(endpoint: Endpoint, startedAt: number, failure: EndpointFailure): void {
    endpoint.failed(startedAt, failure);
    this.#options.logger.debug({ endpoint: endpoint.name, kind: failure.kind }, failure.message);
  }

  #recordFailure(pending: PendingCall, endpoint: Endpoint, failure: EndpointFailure): void {
    const isHopeless = pending.isPinned && failure.kind !== "failed";
    pending.attemptsLeft = isHopeless ? 0 : pending.attemptsLeft - 1;
    const hasRefused = ["refused", "too-large", "wrong-chain"].includes(failure.kind);
    if (hasRefused) pending.refusedBy.add(endpoint);
    pending.lastFailure = toAppError(pending.call, endpoint, failure);
    const mayMove = hasRefused && pending.refusedBy.size < this.#options.pool.endpoints.length;
    if (pending.attemptsLeft <= 0 && !mayMove) throw pending.lastFailure;
  }
}

/** An error that is an answer, as the result that the call makes of it. */
function settle({ method, settle: toResult }: RpcCall, outcome: CallOutcome): CallOutcome {
  if (outcome.ok || toResult === undefined || classifyError(method, outcome.error) !== "answer")
    return outcome;
  return { ok: true, result: toResult(outcome.error) };
}

function readFailure(pending: PendingCall, endpoint: Endpoint, outcome: CallOutcome): EndpointFailure | null {
  const { method, tidy, check, isStateOptional } = pending.call;
  if (outcome.ok) {
    tidy?.(outcome.result);
    const problem = check?.(outcome.result) ?? null;
    return problem === null ? null : new EndpointFailure("inconsistent", problem);
  }
  const kind = classifyError(method, outcome.error);
  if (kind === "answer") throw new ProviderError({ method, endpoint, error: outcome.error });
  const { message } = outcome.error;
  return new EndpointFailure(isStateOptional && isMissingState(message) ? "refused" : kind, message);
}
