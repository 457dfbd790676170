import { AppError } from "@facevalue/core";
import type { Endpoint } from "./endpoint.ts";
import type { EndpointFailure } from "./endpoint-failure.ts";
import type { RpcCall } from "./rpc-call.ts";

/** The error a caller sees when `call` is given up after `failure`: one line with the host and what to do. */
export function toAppError(call: RpcCall, endpoint: Endpoint, failure: EndpointFailure): AppError {
  const { kind, message } = failure;
  const at = `${call.method} at ${endpoint.name}`;
  if (kind === "inconsistent") {
    return new AppError("RPC_INCONSISTENT", `${at}: ${message}; use another RPC URL if this persists`, {
      retryable: true,
    });
  }
  if (kind === "wrong-chain") return new AppError("RPC_WRONG_CHAIN", `${endpoint.name} ${message}`);
  if (kind === "failed")
    return new AppError("RPC_FAILED", `${at} failed: ${message.slice(0, 300)}`, { retryable: true });
  if (kind === "refused" || kind === "too-large" || kind === "batch-refused") {
    return new AppError("RPC_FAILED", `${at} was refused: ${message.slice(0, 300)}`);
  }
  const advice =
    kind === "rate-limited"
      ? "add another RPC URL or a larger plan"
      : "check that the URL is right and the node is running";
  return new AppError("RPC_UNREACHABLE", `${at} failed: ${message.slice(0, 300)}; ${advice}`, {
    retryable: true,
  });
}
