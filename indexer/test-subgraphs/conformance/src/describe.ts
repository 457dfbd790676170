import { BigInt, Bytes, ethereum } from "@graphprotocol/graph-ts";
import { classOf, isPlaced, sizeOf } from "./raw-memory";

function integer(value: BigInt | null): string {
  return value ? value.toString() : "null";
}

function hex(value: Bytes | null): string {
  return value ? value.toHexString() : "null";
}

export function describeBlock(block: ethereum.Block): string {
  return [
    "hash=" + hex(block.hash),
    "parentHash=" + hex(block.parentHash),
    "unclesHash=" + hex(block.unclesHash),
    "author=" + hex(block.author),
    "stateRoot=" + hex(block.stateRoot),
    "transactionsRoot=" + hex(block.transactionsRoot),
    "receiptsRoot=" + hex(block.receiptsRoot),
    "number=" + integer(block.number),
    "gasUsed=" + integer(block.gasUsed),
    "gasLimit=" + integer(block.gasLimit),
    "timestamp=" + integer(block.timestamp),
    "difficulty=" + integer(block.difficulty),
    "totalDifficulty=" + integer(block.totalDifficulty),
    "size=" + integer(block.size),
    "baseFeePerGas=" + integer(block.baseFeePerGas),
  ].join("\n");
}

export function describeTransaction(transaction: ethereum.Transaction): string {
  return [
    "hash=" + hex(transaction.hash),
    "index=" + integer(transaction.index),
    "from=" + hex(transaction.from),
    "to=" + hex(transaction.to),
    "value=" + integer(transaction.value),
    "gasLimit=" + integer(transaction.gasLimit),
    "gasPrice=" + integer(transaction.gasPrice),
    "input=" + hex(transaction.input),
    "nonce=" + integer(transaction.nonce),
  ].join("\n");
}

function describeLog(log: ethereum.Log): string {
  const topics = log.topics;
  let text = "";
  for (let i = 0; i < topics.length; i++) text += (i == 0 ? "" : ",") + topics[i].toHexString();
  const removed = log.removed;
  return [
    "log.address=" + hex(log.address),
    "log.topics=" + text,
    "log.data=" + hex(log.data),
    "log.blockHash=" + hex(log.blockHash),
    "log.blockNumber=" + hex(log.blockNumber),
    "log.transactionHash=" + hex(log.transactionHash),
    "log.transactionIndex=" + integer(log.transactionIndex),
    "log.logIndex=" + integer(log.logIndex),
    "log.transactionLogIndex=" + integer(log.transactionLogIndex),
    "log.logType=" + (changetype<usize>(log.logType) == 0 ? "null" : log.logType),
    "log.removed=" + (removed == null ? "null" : removed.inner ? "true" : "false"),
  ].join("\n");
}

export function describeReceipt(receipt: ethereum.TransactionReceipt): string {
  let text = [
    "transactionHash=" + hex(receipt.transactionHash),
    "transactionIndex=" + integer(receipt.transactionIndex),
    "blockHash=" + hex(receipt.blockHash),
    "blockNumber=" + integer(receipt.blockNumber),
    "cumulativeGasUsed=" + integer(receipt.cumulativeGasUsed),
    "gasUsed=" + integer(receipt.gasUsed),
    "contractAddress=" + hex(receipt.contractAddress),
    "status=" + integer(receipt.status),
    "root=" + hex(receipt.root),
    "logsBloom=" + receipt.logsBloom.length.toString() + " bytes",
  ].join("\n");
  for (let i = 0; i < receipt.logs.length; i++) text += "\n" + describeLog(receipt.logs[i]);
  return text;
}

export function describeEvent(event: ethereum.Event): string {
  const logType = event.logType;
  return [
    "address=" + hex(event.address),
    "logIndex=" + integer(event.logIndex),
    "transactionLogIndex=" + integer(event.transactionLogIndex),
    "logType=" + (logType ? logType : "null"),
    "parameters=" + event.parameters.length.toString(),
  ].join("\n");
}

function header(name: string, pointer: usize): string {
  return name + "=" + sizeOf(pointer).toString() + (isPlaced(pointer) ? "" : " misplaced");
}

/** For the compiler's own classes; those of graph-ts exist twice in a module, once for the host. */
function classHeader<Type>(name: string, object: Type): string {
  const pointer = changetype<usize>(object);
  return header(name, pointer) + (classOf(pointer) == idof<Type>() ? "" : " of another class");
}

function receiptHeaders(receipt: ethereum.TransactionReceipt): string[] {
  return [
    header("receipt", changetype<usize>(receipt)),
    header("logs", changetype<usize>(receipt.logs)),
    header("log", changetype<usize>(receipt.logs[0])),
  ];
}

/** What the objects' headers say: payload bytes, place and class. */
export function describeHeaders(event: ethereum.Event): string {
  const pointer = changetype<usize>(event);
  const parameter = event.parameters[0];
  const lines = [
    header("event", pointer),
    header("block", changetype<usize>(event.block)),
    header("transaction", changetype<usize>(event.transaction)),
    header("parameters", changetype<usize>(event.parameters)),
    header("parameter", changetype<usize>(parameter)),
    header("value", changetype<usize>(parameter.value)),
    classHeader<string>("name", parameter.name),
    classHeader<Uint8Array>("hash", event.block.hash),
    classHeader<Uint8Array>("number", event.block.number),
    classHeader<ArrayBuffer>("buffer", event.block.hash.buffer),
  ];
  const hasReceipt = sizeOf(pointer) == 32;
  return (hasReceipt ? lines.concat(receiptHeaders(event.receipt!)) : lines).join("\n");
}
