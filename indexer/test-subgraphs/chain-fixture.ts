import type { RpcBlock, RpcLog, RpcReceipt, RpcTransaction } from "@facevalue/rpc";
import type { BlockInput } from "../src/engine/block-input.ts";

export const TOKEN = `0x${"11".repeat(20)}`;
export const SENDER = `0x${"5e".repeat(20)}`;

export interface LogSpec {
  readonly address?: string;
  readonly topics: readonly string[];
  readonly data?: string;
}

const word = (seed: number) => `0x${seed.toString(16).padStart(64, "0")}`;

export const blockHash = (number: number) => word(0xb10c_0000 + number);

/** A block like those of JSON-RPC, with one transaction per two logs. */
export function makeBlock(
  number: number,
  specs: readonly LogSpec[],
  changes: Partial<RpcBlock> = {},
): BlockInput {
  const block: RpcBlock = {
    number: `0x${number.toString(16)}`,
    hash: blockHash(number),
    parentHash: blockHash(number - 1),
    sha3Uncles: word(1),
    miner: `0x${"aa".repeat(20)}`,
    stateRoot: word(2),
    transactionsRoot: word(3),
    receiptsRoot: word(4),
    gasUsed: "0x5208",
    gasLimit: "0x1c9c380",
    timestamp: `0x${(1_700_000_000 + number).toString(16)}`,
    difficulty: "0x0",
    totalDifficulty: "0xff",
    size: "0x3e8",
    baseFeePerGas: "0x64",
    logsBloom: `0x${"00".repeat(256)}`,
    transactions: [],
    ...changes,
  };
  const logs = specs.map((spec, index) => makeLog(block, spec, index));
  const transactions = new Map(logs.map((log) => [log.transactionHash, makeTransaction(log)]));
  const receipts = new Map(logs.map((log) => [log.transactionHash, makeReceipt(log, logs)]));
  return { number, block, logs, transactions, receipts };
}

function makeLog(block: RpcBlock, spec: LogSpec, index: number): RpcLog {
  const transactionIndex = Math.floor(index / 2);
  return {
    address: spec.address ?? TOKEN,
    topics: spec.topics,
    data: spec.data ?? "0x",
    blockNumber: block.number,
    blockHash: block.hash,
    transactionHash: word(Number(block.number) * 1000 + transactionIndex),
    transactionIndex: `0x${transactionIndex.toString(16)}`,
    logIndex: `0x${index.toString(16)}`,
  };
}

function makeTransaction(log: RpcLog): RpcTransaction {
  return {
    hash: log.transactionHash,
    transactionIndex: log.transactionIndex,
    from: SENDER,
    to: log.address,
    value: "0xde0b6b3a7640000",
    gas: "0x5208",
    gasPrice: "0x3e7",
    maxFeePerGas: "0xc8",
    maxPriorityFeePerGas: "0x5",
    input: "0xabcdef01",
    nonce: "0x7",
  };
}

function makeReceipt(log: RpcLog, logs: readonly RpcLog[]): RpcReceipt {
  return {
    transactionHash: log.transactionHash,
    transactionIndex: log.transactionIndex,
    blockHash: log.blockHash,
    blockNumber: log.blockNumber,
    cumulativeGasUsed: "0xa410",
    gasUsed: "0x5208",
    contractAddress: null,
    logs: logs.filter((other) => other.transactionHash === log.transactionHash),
    logsBloom: `0x${"00".repeat(256)}`,
    status: "0x1",
  };
}
