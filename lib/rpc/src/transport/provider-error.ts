import { AppError, type AppErrorOptions } from "@facevalue/core";
import type { Endpoint } from "./endpoint.ts";
import type { RpcErrorObject } from "./rpc-call.ts";

/** Error codes for what has no code of JSON-RPC's own: no answer in time, an answer or request too large. */
export const TIMEOUT_CODE = 408;
export const TOO_LARGE_CODE = 413;

/** RPC_FAILED with the provider's error object, for callers that can act on it (range limits, reverts). */
export class ProviderError extends AppError {
  readonly rpc: RpcErrorObject;
  readonly endpoint: Endpoint;

  constructor(
    call: { method: string; endpoint: Endpoint; error: RpcErrorObject },
    options?: AppErrorOptions,
  ) {
    const { method, endpoint, error } = call;
    super("RPC_FAILED", `${method} failed at ${endpoint.name}: ${error.message.slice(0, 300)}`, options);
    this.rpc = error;
    this.endpoint = endpoint;
  }
}
