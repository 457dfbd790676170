import type { Hex } from "../rpc-types.ts";

/** What eth_getLogs is asked for; addresses and topics are each ORed, null means any. */
export interface LogQuery {
  readonly addresses: readonly Hex[] | null;
  readonly topics0: readonly Hex[] | null;
}

export interface RangeLogQuery extends LogQuery {
  readonly fromBlock: number;
  /** Inclusive. */
  readonly toBlock: number;
}

export function toFilterParams({ addresses, topics0 }: LogQuery): Record<string, unknown> {
  return {
    ...(addresses === null ? {} : { address: addresses.length === 1 ? addresses[0] : addresses }),
    ...(topics0 === null ? {} : { topics: [topics0] }),
  };
}
