import type { RpcLog, RpcReceipt } from "@facevalue/rpc";
import type { FakeBlock, FakeChain } from "./fake-chain.ts";

/** The part of a chain that a node shows. */
export type FakeChainView = Pick<FakeChain, "blocks" | "height" | "byHash">;

export interface FakeRpcCall {
  readonly id: number;
  readonly method: string;
  readonly params: readonly unknown[];
}

export type FakeRpcAnswer =
  | { readonly result: unknown }
  | { readonly error: { code: number; message: string } };

export interface FakeNodeSettings {
  readonly chainId: number;
  /** Blocks below the head that are not final; null: the node does not know the `finalized` tag. */
  readonly finalityDepth: number | null;
  /** Longest range of eth_getLogs. */
  readonly maxRange: number;
  readonly hasBlockReceipts: boolean;
}

interface Filter {
  readonly fromBlock?: string;
  readonly toBlock?: string;
  readonly blockHash?: string;
  readonly address?: string | readonly string[];
  readonly topics?: readonly (readonly string[])[];
}

/** What a node that holds `chain` answers. */
export function answerFakeChain(
  chain: FakeChainView,
  call: FakeRpcCall,
  settings: FakeNodeSettings,
): FakeRpcAnswer {
  const [first, isFull] = call.params;
  switch (call.method) {
    case "eth_chainId":
      return { result: `0x${settings.chainId.toString(16)}` };
    case "eth_blockNumber":
      return { result: `0x${chain.height.toString(16)}` };
    case "eth_getBlockByNumber":
      return findByNumber(chain, String(first), isFull === true, settings);
    case "eth_getBlockByHash":
      return { result: toBlock(chain.byHash(String(first)), isFull === true) };
    case "eth_getLogs":
      return findLogs(chain, first as Filter, settings);
    case "eth_getBlockReceipts":
      if (settings.hasBlockReceipts) return { result: receiptsOf(chain.byHash(String(first))) };
      break;
    case "eth_getTransactionReceipt":
      return { result: findReceipt(chain, String(first)) };
  }
  return { error: { code: -32601, message: `the method ${call.method} does not exist/is not available` } };
}

function findByNumber(
  chain: FakeChainView,
  tag: string,
  isFull: boolean,
  settings: FakeNodeSettings,
): FakeRpcAnswer {
  if (tag === "finalized") {
    if (settings.finalityDepth === null) return { error: { code: -32602, message: "invalid block tag" } };
    return { result: toBlock(chain.blocks[Math.max(0, chain.height - settings.finalityDepth)], isFull) };
  }
  return { result: toBlock(chain.blocks[tag === "latest" ? chain.height : Number(tag)], isFull) };
}

function toBlock(found: FakeBlock | undefined, isFull: boolean): unknown {
  if (found === undefined) return null;
  if (isFull) return found.block;
  return {
    ...found.block,
    transactions: found.block.transactions.map((item) => (typeof item === "string" ? item : item.hash)),
  };
}

function findLogs(chain: FakeChainView, filter: Filter, { maxRange }: FakeNodeSettings): FakeRpcAnswer {
  if (filter.blockHash !== undefined) {
    const found = chain.byHash(filter.blockHash);
    if (found === undefined) return { error: { code: -32000, message: "unknown block" } };
    return { result: found.logs.filter((log) => matches(filter, log)) };
  }
  const from = Number(filter.fromBlock);
  const to = Number(filter.toBlock);
  if (to - from + 1 > maxRange) return { error: { code: -32602, message: "block range is too wide" } };
  const logs = chain.blocks.slice(from, to + 1).flatMap((block) => block.logs);
  return { result: logs.filter((log) => matches(filter, log)) };
}

function matches({ address, topics }: Filter, log: RpcLog): boolean {
  const isAddress =
    address === undefined || (typeof address === "string" ? [address] : address).includes(log.address);
  return isAddress && (topics?.[0] === undefined || topics[0].includes(log.topics[0] as string));
}

function receiptsOf(found: FakeBlock | undefined): RpcReceipt[] | null {
  if (found === undefined) return null;
  const { hash: blockHash, number: blockNumber, logsBloom, transactions } = found.block;
  return transactions.map((item, index) => {
    const transactionHash = typeof item === "string" ? item : item.hash;
    const logs = found.logs.filter((log) => log.transactionHash === transactionHash);
    return {
      transactionHash,
      transactionIndex: `0x${index.toString(16)}`,
      blockHash,
      blockNumber,
      logs,
      logsBloom,
      contractAddress: null,
      gasUsed: `0x${(21_000 + 1_000 * logs.length).toString(16)}`,
      cumulativeGasUsed: `0x${(21_000 * (index + 1)).toString(16)}`,
      status: "0x1",
      // A kind whose encoding nobody knows: the headers here have no root of receipts to check them by.
      type: "0x6a",
    };
  });
}

function findReceipt(chain: FakeChainView, hash: string): RpcReceipt | null {
  const found = chain.blocks.find(({ logs }) => logs.some((log) => log.transactionHash === hash));
  return receiptsOf(found)?.find(({ transactionHash }) => transactionHash === hash) ?? null;
}

/** Receipts by transaction hash of a whole block. */
export function fakeReceipts(block: FakeBlock): ReadonlyMap<string, RpcReceipt> {
  return new Map((receiptsOf(block) ?? []).map((receipt) => [receipt.transactionHash, receipt]));
}
