import type { RpcBlock, RpcClient, RpcReceipt, RpcTransaction } from "@facevalue/rpc";
import { decodeDisperse } from "./decode-disperse.ts";
import {
  type FundingRange,
  type FundingSource,
  type FundingTransfer,
  NATIVE_COIN,
} from "./funding-source.ts";

/** Several full batches of requests, so that they go out together. */
const RANGE_BLOCKS = 400;

/**
 * Native coin that transactions carry, from full blocks and their receipts: one call for each block and one more for each with payments. What contracts pay
 * within a transaction shows in no block; of disperseEther the call says it.
 */
export function nativeSource(rpc: RpcClient): FundingSource {
  return { name: "native", rangeBlocks: RANGE_BLOCKS, read: async (range) => await readNative(rpc, range) };
}

async function readNative(rpc: RpcClient, { from, to }: FundingRange): Promise<FundingTransfer[]> {
  const numbers = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  const blocks = await rpc.getBlocks(numbers, { full: true });
  const paying = blocks
    .map((block) => ({
      block,
      transactions: (block.transactions as readonly RpcTransaction[]).filter(isPayment),
    }))
    .filter(({ transactions }) => transactions.length > 0);
  const receipts = await rpc.getReceipts(
    paying.map(({ block, transactions }) => ({
      blockHash: block.hash,
      transactionHashes: transactions.map(({ hash }) => hash),
      header: null,
    })),
  );
  return paying.flatMap(({ block, transactions }) =>
    transactions
      .filter(({ hash }) => hasSucceeded(receipts.get(hash)))
      .flatMap((transaction) => paymentsOf(block, transaction)),
  );
}

function isPayment({ value, to }: RpcTransaction): boolean {
  return to !== null && BigInt(value) > 0n;
}

/** Before Byzantium receipts have no status; those of failures cannot be told apart there. */
function hasSucceeded(receipt: RpcReceipt | undefined): boolean {
  return receipt !== undefined && (receipt.status === undefined || Number(receipt.status) === 1);
}

function paymentsOf(block: RpcBlock, transaction: RpcTransaction): FundingTransfer[] {
  const { from, to, value, input } = transaction;
  const dispersed = decodeDisperse(input);
  const shared = {
    block: Number(block.number),
    time: Number(block.timestamp),
    transaction: transaction.hash,
    logIndex: -1,
    caller: from,
    currency: NATIVE_COIN,
  };
  const contract = to ?? NATIVE_COIN;
  if (dispersed === null) return [{ ...shared, position: 0, from, to: contract, amount: BigInt(value) }];
  return dispersed.map(({ to: recipient, amount }, index) => ({
    ...shared,
    position: index + 1,
    from: contract,
    to: recipient,
    amount,
  }));
}
