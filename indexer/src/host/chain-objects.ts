import type { RpcBlock, RpcLog, RpcReceipt, RpcTransaction } from "@facevalue/rpc";
import type { HeapWriter } from "./heap-writer.ts";
import { parseShortQuantity, SHORT_QUANTITY } from "./numbers/short-quantity.ts";

/** Which fields the classes of an apiVersion have. */
export interface ChainClasses {
  /** Block.baseFeePerGas and Transaction.nonce: 0.0.6. */
  readonly hasFeesAndNonce: boolean;
  /** Event.receipt: 0.0.7. */
  readonly hasReceipt: boolean;
}

export function writeBlock(heap: HeapWriter, block: RpcBlock, classes: ChainClasses): number {
  const fields = [
    heap.hexBytes(block.hash),
    heap.hexBytes(block.parentHash),
    heap.hexBytes(block.sha3Uncles),
    heap.hexBytes(block.miner),
    heap.hexBytes(block.stateRoot),
    heap.hexBytes(block.transactionsRoot),
    heap.hexBytes(block.receiptsRoot),
    heap.quantity(block.number),
    heap.quantity(block.gasUsed),
    heap.quantity(block.gasLimit),
    heap.quantity(block.timestamp),
    heap.quantity(block.difficulty ?? "0x0"),
    heap.quantity(block.totalDifficulty ?? "0x0"),
    optionalQuantity(heap, block.size),
  ];
  if (classes.hasFeesAndNonce) fields.push(optionalQuantity(heap, block.baseFeePerGas));
  return heap.words(heap.ids.block, fields);
}

export function writeTransaction(
  heap: HeapWriter,
  transaction: RpcTransaction,
  context: { block: RpcBlock; classes: ChainClasses },
): number {
  const fields = [
    heap.hexBytes(transaction.hash),
    heap.quantity(transaction.transactionIndex),
    heap.hexBytes(transaction.from),
    optionalBytes(heap, transaction.to),
    heap.quantity(transaction.value),
    heap.quantity(transaction.gas),
    writeGasPrice(heap, transaction, context.block.baseFeePerGas),
    heap.hexBytes(transaction.input),
  ];
  if (context.classes.hasFeesAndNonce) fields.push(heap.quantity(transaction.nonce));
  return heap.words(heap.ids.transaction, fields);
}

/** Almost every price fits a number: no bigint is made of it then. */
function writeGasPrice(
  heap: HeapWriter,
  transaction: RpcTransaction,
  baseFeePerGas: string | undefined,
): number {
  const { maxFeePerGas, maxPriorityFeePerGas, gasPrice } = transaction;
  if (isShort(maxFeePerGas) && isShort(maxPriorityFeePerGas) && isShort(baseFeePerGas)) {
    const withTip = parseShortQuantity(baseFeePerGas) + parseShortQuantity(maxPriorityFeePerGas);
    return heap.integer(Math.min(withTip, parseShortQuantity(maxFeePerGas)));
  }
  if (maxFeePerGas === undefined && isShort(gasPrice)) return heap.quantity(gasPrice);
  return heap.bigInt(effectiveGasPrice(transaction, baseFeePerGas));
}

function isShort(hex: string | null | undefined): hex is string {
  return hex !== undefined && hex !== null && hex.length <= SHORT_QUANTITY;
}

/** Wei per gas that was paid: min(maxFeePerGas, base fee + priority fee) since EIP-1559, else the transaction's gas price. */
export function effectiveGasPrice(transaction: RpcTransaction, baseFeePerGas: string | undefined): bigint {
  const { maxFeePerGas, maxPriorityFeePerGas, gasPrice } = transaction;
  if (maxFeePerGas === undefined || maxFeePerGas === null) return BigInt(gasPrice ?? "0x0");
  const maxFee = BigInt(maxFeePerGas);
  if (baseFeePerGas === undefined || baseFeePerGas === null) return maxFee;
  const withTip = BigInt(baseFeePerGas) + BigInt(maxPriorityFeePerGas ?? "0x0");
  return withTip < maxFee ? withTip : maxFee;
}

export function writeReceipt(heap: HeapWriter, receipt: RpcReceipt): number {
  const { ids } = heap;
  const logs = receipt.logs.map((log) => writeLog(heap, log));
  return heap.words(ids.transactionReceipt, [
    heap.hexBytes(receipt.transactionHash),
    heap.quantity(receipt.transactionIndex),
    heap.hexBytes(receipt.blockHash),
    heap.quantity(receipt.blockNumber),
    heap.quantity(receipt.cumulativeGasUsed),
    heap.quantity(receipt.gasUsed),
    optionalBytes(heap, receipt.contractAddress),
    heap.array(ids.arrayLog, logs),
    optionalQuantity(heap, receipt.status),
    optionalBytes(heap, receipt.root),
    heap.hexBytes(receipt.logsBloom),
  ]);
}

function writeLog(heap: HeapWriter, log: RpcLog): number {
  const { ids } = heap;
  const removed = heap.object(1, ids.wrappedBool);
  heap.setByte(removed, log.removed === true ? 1 : 0);
  const topics = log.topics.map((topic) => heap.hexBytes(topic));
  return heap.words(ids.log, [
    heap.hexBytes(log.address),
    heap.array(ids.arrayH256, topics),
    heap.hexBytes(log.data),
    heap.hexBytes(log.blockHash),
    heap.quantity(log.blockNumber),
    heap.hexBytes(log.transactionHash),
    heap.quantity(log.transactionIndex),
    heap.quantity(log.logIndex),
    0,
    0,
    removed,
  ]);
}

function optionalBytes(heap: HeapWriter, hex: string | null | undefined): number {
  return hex === null || hex === undefined ? 0 : heap.hexBytes(hex);
}

function optionalQuantity(heap: HeapWriter, hex: string | null | undefined): number {
  return hex === null || hex === undefined ? 0 : heap.quantity(hex);
}
