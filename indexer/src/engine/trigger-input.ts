import { AppError } from "@facevalue/core";
import type { RpcBlock, RpcLog, RpcReceipt, RpcTransaction } from "@facevalue/rpc";
import type { EventInput } from "../host/event-image.ts";

const ZERO_HASH = `0x${"0".repeat(64)}`;
const ZERO_ADDRESS = `0x${"0".repeat(40)}`;

export interface TriggerSource {
  readonly block: RpcBlock;
  readonly transactions: ReadonlyMap<string, RpcTransaction>;
  readonly receipts: ReadonlyMap<string, RpcReceipt>;
}

/** A log with its transaction and, when asked for, its receipt. RPC_INCONSISTENT (retryable) when one is missing. */
export function toEventInput(log: RpcLog, source: TriggerSource, needsReceipt: boolean): EventInput {
  const hash = log.transactionHash;
  const isSystemLog = hash === ZERO_HASH || hash === source.block.hash;
  const transaction = source.transactions.get(hash) ?? (isSystemLog ? systemTransaction(log) : undefined);
  if (transaction === undefined) throw missing("transaction", log);
  if (!needsReceipt) return { log, transaction, block: source.block, receipt: null };
  const receipt = source.receipts.get(hash);
  if (receipt === undefined && !isSystemLog) throw missing("receipt", log);
  return { log, transaction, block: source.block, receipt: receipt ?? null };
}

/** Some chains log outside of transactions, under the block's hash or zero. */
function systemTransaction(log: RpcLog): RpcTransaction {
  return {
    hash: log.transactionHash,
    transactionIndex: log.transactionIndex,
    from: ZERO_ADDRESS,
    to: null,
    value: "0x0",
    gas: "0x0",
    gasPrice: "0x0",
    input: "0x",
    nonce: "0x0",
  };
}

function missing(what: string, log: RpcLog): AppError {
  const message = `the node gave a log of block ${Number(log.blockNumber)} without its ${what} ${log.transactionHash}`;
  return new AppError("RPC_INCONSISTENT", message, { retryable: true });
}
