import type { Hex } from "viem";
import { type BlockLines, logLine } from "../write/block-lines.ts";

export interface RawLog {
  readonly address: Hex;
  readonly topics: readonly Hex[];
  readonly data: Hex;
}

export interface RawReceipt {
  readonly status: Hex;
  readonly transactionHash: Hex;
  readonly logs: readonly RawLog[];
}

export interface RawBlock {
  readonly hash: Hex;
  readonly number: Hex;
  readonly transactions: readonly object[];
}

/** What the chain tells of a block, as it is kept. */
export function toBlockLines(
  { transactions, ...header }: RawBlock,
  receipts: readonly RawReceipt[],
): BlockLines {
  return {
    hash: header.hash,
    header: JSON.stringify(header),
    transactions: receipts.map(({ logs, ...receipt }, index) => ({
      hash: receipt.transactionHash,
      transaction: JSON.stringify(transactions[index]),
      receipt: JSON.stringify(withoutAdditions(receipt)),
      logs: logs.map(logLine),
    })),
  };
}

/** Anvil tells two things in a receipt that no other node tells there. */
function withoutAdditions(receipt: object): object {
  return { ...receipt, blobGasPrice: undefined, blockTimestamp: undefined };
}
