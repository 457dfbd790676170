import type { Hex } from "viem";
import { rpcBatch } from "./rpc-batch.ts";

export interface ReceiptLog {
  readonly address: Hex;
  readonly topics: [Hex, ...Hex[]];
  readonly data: Hex;
  readonly block: number;
  /** Block time, unix seconds. */
  readonly timestamp: number;
}

interface Receipt {
  readonly logs: readonly { address: Hex; topics: [Hex, ...Hex[]]; data: Hex }[];
}

/** Every log up to `toBlock` in chain order, taken from the transactions' receipts. */
export async function readLogs(rpcUrl: string, toBlock: number): Promise<ReceiptLog[]> {
  const numbers = Array.from({ length: toBlock + 1 }, (_, number) => number);
  const blocks = await rpcBatch<{ timestamp: Hex }>(
    rpcUrl,
    numbers.map((number) => ["eth_getBlockByNumber", [`0x${number.toString(16)}`, false]]),
  );
  const receipts = await rpcBatch<Receipt[]>(
    rpcUrl,
    numbers.map((number) => ["eth_getBlockReceipts", [`0x${number.toString(16)}`]]),
  );
  return numbers.flatMap((block) => {
    const timestamp = Number(blocks[block]?.timestamp);
    return (receipts[block] ?? []).flatMap(({ logs }) =>
      logs.map(({ address, topics, data }) => ({ address, topics, data, block, timestamp })),
    );
  });
}
