import { FAILURE_KINDS, type FailureKind } from "./endpoint-failure.ts";
import type { RpcCall } from "./rpc-call.ts";

/** Counts what goes to and comes from one endpoint. */
export class Traffic {
  requests = 0;
  requestMs = 0;
  receivedBytes = 0;
  readonly #calls = new Map<string, number>();
  readonly #failures = new Map<FailureKind, number>(FAILURE_KINDS.map((kind) => [kind, 0]));

  sent(calls: readonly RpcCall[]): void {
    this.requests++;
    for (const { method } of calls) this.#calls.set(method, (this.#calls.get(method) ?? 0) + 1);
  }

  ended(milliseconds: number, bytes: number): void {
    this.requestMs += milliseconds;
    this.receivedBytes += bytes;
  }

  failed(kind: FailureKind): void {
    this.#failures.set(kind, (this.#failures.get(kind) ?? 0) + 1);
  }

  get calls(): Record<string, number> {
    return Object.fromEntries(this.#calls);
  }

  get failures(): Record<FailureKind, number> {
    return Object.fromEntries(this.#failures) as Record<FailureKind, number>;
  }
}
