import { BigInt, ethereum } from "@graphprotocol/graph-ts";

function optional(value: BigInt | null): string {
  return value ? value.toString() : "null";
}

export function describeBlock(block: ethereum.Block): string {
  return [
    block.hash.toHexString(),
    block.parentHash.toHexString(),
    block.unclesHash.toHexString(),
    block.author.toHexString(),
    block.stateRoot.toHexString(),
    block.transactionsRoot.toHexString(),
    block.receiptsRoot.toHexString(),
    block.number.toString(),
    block.gasUsed.toString(),
    block.gasLimit.toString(),
    block.timestamp.toString(),
    block.difficulty.toString(),
    block.totalDifficulty.toString(),
    optional(block.size),
    optional(block.baseFeePerGas),
  ].join("|");
}

export function describeTransaction(tx: ethereum.Transaction): string {
  const to = tx.to;
  return [
    tx.hash.toHexString(),
    tx.index.toString(),
    tx.from.toHexString(),
    to ? to.toHexString() : "null",
    tx.value.toString(),
    tx.gasLimit.toString(),
    tx.gasPrice.toString(),
    tx.input.toHexString(),
    tx.nonce.toString(),
  ].join("|");
}

export function describeReceipt(receipt: ethereum.TransactionReceipt): string {
  const first = receipt.logs[0];
  return [
    receipt.transactionHash.toHexString(),
    receipt.transactionIndex.toString(),
    receipt.blockHash.toHexString(),
    receipt.blockNumber.toString(),
    receipt.cumulativeGasUsed.toString(),
    receipt.gasUsed.toString(),
    receipt.status.toString(),
    receipt.logs.length.toString(),
    receipt.logsBloom.length.toString(),
    first.address.toHexString(),
    first.topics.length.toString(),
    first.data.length.toString(),
    first.logIndex.toString(),
  ].join("|");
}
