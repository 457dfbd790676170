import type { Hex } from "viem";

/** A transaction, its receipt without logs, and its logs, each as JSON-RPC gives it. */
export interface TransactionLines {
  readonly hash: Hex;
  readonly transaction: string;
  readonly receipt: string;
  readonly logs: readonly string[];
}

/** A block as it is kept: JSON by the line. */
export interface BlockLines {
  readonly hash: Hex;
  /** Without transactions. */
  readonly header: string;
  readonly transactions: readonly TransactionLines[];
}

interface LogJson {
  readonly address: string;
  readonly topics: readonly string[];
  readonly data: string;
}

/** A log's line begins with its address and topics, so that a filter finds them without parsing. */
export function logLine<Log extends LogJson>({ address, topics, data, ...place }: Log): string {
  return JSON.stringify({ address, topics, data, ...place });
}
