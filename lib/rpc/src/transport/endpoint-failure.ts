/**
 * - `temporary`: the connection, the server or its answer is broken; the same request may succeed.
 * - `timeout`: no answer in time; the same, or the request asks for too much.
 * - `failed`: the provider answered with an error that may pass.
 * - `rate-limited`: asked to slow down, `retryAfterMs` when it said for how long.
 * - `too-large`: the answer (or the request) is larger than allowed; ask for less.
 * - `batch-refused`: this many calls in one request are not accepted.
 * - `refused`: will not work at this endpoint however often it is asked.
 * - `inconsistent`: a well-formed answer that cannot be true.
 * - `wrong-chain`: the endpoint serves another chain than the client's.
 */
export const FAILURE_KINDS = [
  "temporary",
  "timeout",
  "failed",
  "rate-limited",
  "too-large",
  "batch-refused",
  "refused",
  "inconsistent",
  "wrong-chain",
] as const;

export type FailureKind = (typeof FAILURE_KINDS)[number];

/** Why one request to one endpoint gave no usable answer. Internal: callers see an AppError. */
export class EndpointFailure extends Error {
  readonly kind: FailureKind;
  readonly retryAfterMs: number | null;

  constructor(kind: FailureKind, message: string, retryAfterMs: number | null = null) {
    super(message);
    this.name = "EndpointFailure";
    this.kind = kind;
    this.retryAfterMs = retryAfterMs;
  }
}
