import type { FailureKind } from "./transport/endpoint-failure.ts";

/** What one RPC URL was asked and how it did, since the client was made. Counts only grow. */
export interface EndpointStatistics {
  /** Host without credentials. */
  readonly name: string;
  readonly transport: "http" | "websocket";
  /** Whether its last request was answered. */
  readonly isHealthy: boolean;
  /** Requests that failed since the last one that was answered. */
  readonly failuresInARow: number;
  /** Milliseconds until it is asked again; 0 when it may be asked now. */
  readonly restsMs: number;
  /** Requests sent; a batch is one. */
  readonly requests: number;
  /** Sum of the times from a request to its whole answer, or to its failure, in milliseconds. */
  readonly requestMs: number;
  /** Bytes of answers, decompressed. */
  readonly receivedBytes: number;
  /** Calls sent, by JSON-RPC method; a call that is repeated counts again. */
  readonly calls: Readonly<Record<string, number>>;
  /** Failed requests and calls by kind; kinds that never occurred are 0. */
  readonly failures: Readonly<Record<FailureKind, number>>;
  /** Blocks that the next eth_getLogs may span. */
  readonly logRangeBlocks: number;
}

/** The subscription to new blocks at WebSocket URLs. */
export interface HeadStatistics {
  /** Whether new blocks are being announced now. */
  readonly isLive: boolean;
  readonly announcedBlocks: number;
  /** Times a connection was lost or could not be made. */
  readonly interruptions: number;
}

/** Counters of a client for operation: plain values, a new object per call, cheap enough to read every second. */
export interface RpcStatistics {
  /** In the order of the URLs. */
  readonly endpoints: readonly EndpointStatistics[];
  /** Null when no WebSocket URL is given. */
  readonly heads: HeadStatistics | null;
}
