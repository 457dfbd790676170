import type { RpcBlock, RpcLog } from "../rpc-types.ts";
import type { AnswerCall, FakeCall } from "./fake-rpc-server.ts";

export const FAKE_HEAD = 10_000;

export function fakeHash(number: number): string {
  return `0x${number.toString(16).padStart(64, "0")}`;
}

export function fakeBlock(number: number): RpcBlock {
  const zero = "0x0";
  return {
    number: `0x${number.toString(16)}`,
    hash: fakeHash(number),
    parentHash: fakeHash(number - 1),
    timestamp: `0x${(1_700_000_000 + number).toString(16)}`,
    transactions: [],
    sha3Uncles: zero,
    miner: zero,
    stateRoot: zero,
    transactionsRoot: zero,
    receiptsRoot: zero,
    gasUsed: zero,
    gasLimit: zero,
    logsBloom: zero,
  };
}

/** One log per block. */
export function fakeLog(blockNumber: number): RpcLog {
  return {
    address: "0x00000000000000000000000000000000000000aa",
    topics: [fakeHash(1)],
    data: "0x",
    blockNumber: `0x${blockNumber.toString(16)}`,
    blockHash: fakeHash(blockNumber),
    transactionHash: fakeHash(blockNumber + 1_000_000),
    transactionIndex: "0x0",
    logIndex: "0x0",
  };
}

/** A chain of FAKE_HEAD blocks with one log each. */
export const answerFake: AnswerCall = ({ method, params }) => {
  if (method === "eth_chainId") return { result: "0x7a69" };
  if (method === "eth_blockNumber") return { result: `0x${FAKE_HEAD.toString(16)}` };
  if (method === "eth_getLogs")
    return { result: fakeRangeLogs(params[0] as { fromBlock: string; toBlock: string }) };
  if (method === "eth_getBlockByNumber" || method === "eth_getBlockByHash") {
    const number = params[0] === "latest" ? FAKE_HEAD : Number(params[0]);
    return { result: number > FAKE_HEAD ? null : fakeBlock(number) };
  }
  return { error: { code: -32601, message: `the method ${method} does not exist/is not available` } };
};

function fakeRangeLogs({ fromBlock, toBlock }: { fromBlock: string; toBlock: string }): RpcLog[] {
  const logs: RpcLog[] = [];
  for (let number = Number(fromBlock); number <= Math.min(Number(toBlock), FAKE_HEAD); number++)
    logs.push(fakeLog(number));
  return logs;
}

/** Blocks that the first eth_getLogs of a request spans; 0 when it has none. */
export function askedRange(calls: readonly FakeCall[]): number {
  const call = calls.find(({ method }) => method === "eth_getLogs");
  const filter = call?.params[0] as { fromBlock: string; toBlock: string } | undefined;
  return filter === undefined ? 0 : Number(filter.toBlock) - Number(filter.fromBlock) + 1;
}
