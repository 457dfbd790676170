import type { RpcBlock, RpcLog, RpcReceipt, RpcTransaction } from "@facevalue/rpc";
import type { BlockInput } from "../engine/block-input.ts";
import { inconsistent } from "./inconsistent.ts";

const NO_RECEIPTS: ReadonlyMap<string, RpcReceipt> = new Map();

/**
 * Puts a block (with whole transactions) and its ordered logs together.
 * @throws AppError RPC_INCONSISTENT when a log is not of this block or its transaction is not in it.
 */
export function buildBlockInput(
  block: RpcBlock,
  logs: readonly RpcLog[],
  receipts: ReadonlyMap<string, RpcReceipt> = NO_RECEIPTS,
): BlockInput {
  const number = Number(block.number);
  const transactions = new Map<string, RpcTransaction>();
  for (const transaction of block.transactions as readonly RpcTransaction[]) {
    transactions.set(transaction.hash, transaction);
  }
  let before: RpcLog | null = null;
  for (const log of logs) {
    const isSame = log.blockHash === before?.blockHash && log.transactionHash === before.transactionHash;
    before = log;
    if (isSame) continue;
    if (log.blockHash !== block.hash) {
      throw inconsistent(
        `a log of block ${number} has block hash ${log.blockHash}, the block has ${block.hash}`,
      );
    }
    if (!transactions.has(log.transactionHash) && !isBlockLevel(log)) {
      throw inconsistent(`block ${number} does not hold transaction ${log.transactionHash} of its log`);
    }
  }
  return { number, block, logs, transactions, receipts };
}

// Some chains emit logs outside of transactions: their transaction hash is zero or the block's own.
function isBlockLevel({ transactionHash, blockHash }: RpcLog): boolean {
  return transactionHash === blockHash || /^0x0*$/.test(transactionHash);
}
