import type { CallOutcome, RpcCall } from "./rpc-call.ts";

export interface TransportLimits {
  /** From sending to the end of the answer. */
  readonly timeoutMs: number;
  /** Decompressed; a larger answer is not read to its end. */
  readonly maxResponseBytes: number;
  readonly signal?: AbortSignal | undefined;
}

export interface TransportAnswer {
  /** In the order of the calls. */
  readonly outcomes: CallOutcome[];
  readonly bytes: number;
}

/** How calls get to one RPC URL. */
export interface Transport {
  readonly kind: "http" | "websocket";
  /** Sends the calls in one request. @throws EndpointFailure, or the abort reason. */
  send(calls: readonly RpcCall[]): Promise<TransportAnswer>;
  close(): void;
}
