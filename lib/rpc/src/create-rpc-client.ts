import { AppError, type Logger, redactUrl } from "@facevalue/core";
import { HeadFeed } from "./heads/head-feed.ts";
import { fetchBlockLogs } from "./logs/fetch-block-logs.ts";
import { fetchBlocksWithLogs } from "./logs/fetch-blocks-with-logs.ts";
import { fetchLogs } from "./logs/fetch-logs.ts";
import { blockByNumberCall, findBlockCall } from "./methods/block-calls.ts";
import { callContract, callContracts } from "./methods/call-contract.ts";
import { ReceiptFetcher } from "./methods/fetch-receipts.ts";
import { readAccount } from "./methods/read-account.ts";
import type { RpcClient } from "./rpc-client.ts";
import type { RpcBlock } from "./rpc-types.ts";
import { ChainGuard } from "./transport/chain-guard.ts";
import { type Clock, systemClock } from "./transport/clock.ts";
import { Endpoint } from "./transport/endpoint.ts";
import { EndpointPool } from "./transport/endpoint-pool.ts";
import { Requester } from "./transport/requester.ts";
import { isRpcUrl, isWebSocketUrl } from "./transport/url-kind.ts";

export interface RpcClientOptions {
  /**
   * JSON-RPC URLs: http and https, the first that works is used, and ws and wss, where new blocks are heard of. Calls go
   * over WebSocket when there is no other URL.
   */
  readonly urls: readonly string[];
  readonly logger: Logger;
  /** Ends waiting and requests under way. */
  readonly signal?: AbortSignal;
  readonly timeoutMs?: number;
  readonly maxAttempts?: number;
  readonly backOffBaseMs?: number;
  readonly backOffCapMs?: number;
  /** Most calls in one request. */
  readonly maxBatchCalls?: number;
  /** Requests under way together. */
  readonly concurrency?: number;
  readonly maxResponseBytes?: number;
  /** Blocks of the first eth_getLogs, and of the largest. */
  readonly initialLogRange?: number;
  readonly maxLogRange?: number;
  readonly clock?: Clock;
}

const MEGABYTE = 1 << 20;

/** @throws AppError BAD_CONFIGURATION for a URL that is none. */
export function createRpcClient(options: RpcClientOptions): RpcClient {
  const { pool, requester, guard, feed } = connect(options);
  const receipts = new ReceiptFetcher(requester);
  const checkChain = (result: unknown) => guard.check(result);
  const quantity = async (method: string, check = checkQuantity) =>
    Number(await requester.request({ method, params: [], check }));
  return {
    name: options.urls.map(redactUrl).join(", "),
    chainId: () => quantity("eth_chainId", checkChain),
    holdsBlock: async ({ number, hash }) => {
      const chainCall = { method: "eth_chainId", params: [], check: checkChain };
      const [, found] = await requester.requestTogether([chainCall, findBlockCall(number)]);
      return (found as RpcBlock | null)?.hash === hash;
    },
    blockNumber: () => quantity("eth_blockNumber"),
    latestBlock: () => findLatest(requester),
    finalizedBlock: () => findFinalized(requester),
    findBlocks: async (numbers) =>
      (await requester.requestAll(numbers.map(findBlockCall))) as (RpcBlock | null)[],
    getBlocks: async (numbers, blockOptions) => {
      const calls = numbers.map((number) => blockByNumberCall(number, blockOptions));
      return (await requester.requestAll(calls)) as RpcBlock[];
    },
    getLogs: (query) => fetchLogs({ requester, pool }, query),
    getBlocksWithLogs: (hashes, query) => fetchBlocksWithLogs(requester, { hashes, full: true }, query),
    getBlockLogs: (blockHash, query) => fetchBlockLogs(requester, blockHash, query),
    getReceipts: (queries) => receipts.fetch(queries),
    getBalance: async (address, blockHash) =>
      BigInt(await readAccount(requester, "eth_getBalance", { address, blockHash })),
    getCode: (address, blockHash) => readAccount(requester, "eth_getCode", { address, blockHash }),
    call: (call) => callContract(requester, call),
    callAll: (calls) => callContracts(requester, calls),
    get logRangeBlocks() {
      return pool.preferred?.logRange.blocks ?? 1;
    },
    watchHeads: (listener) => feed?.watch(listener) ?? null,
    statistics: () => ({
      endpoints: pool.endpoints.map((endpoint) => endpoint.statistics()),
      heads: feed?.statistics() ?? null,
    }),
    close: () => {
      feed?.close();
      for (const endpoint of pool.endpoints) endpoint.close();
    },
  };
}

function connect(options: RpcClientOptions) {
  const { urls, logger, signal, clock = systemClock } = options;
  assertUrls(urls);
  const backOff = { baseMs: options.backOffBaseMs ?? 250, capMs: options.backOffCapMs ?? 10_000 };
  const timeoutMs = options.timeoutMs ?? 20_000;
  const endpointOptions = {
    clock,
    signal,
    backOff,
    timeoutMs,
    batch: { maxCalls: options.maxBatchCalls ?? 100, targetBytes: 8 * MEGABYTE },
    range: { initial: options.initialLogRange ?? 100, max: options.maxLogRange ?? 100_000 },
    maxResponseBytes: options.maxResponseBytes ?? 128 * MEGABYTE,
  };
  const sockets = urls.filter(isWebSocketUrl);
  const callUrls = sockets.length === urls.length ? sockets : urls.filter((url) => !isWebSocketUrl(url));
  const endpoints = callUrls.map((url) => new Endpoint(url, endpointOptions));
  const pool = new EndpointPool(endpoints, clock);
  const maxAttempts = Math.max(options.maxAttempts ?? 6, endpoints.length);
  const guard = new ChainGuard();
  const concurrency = options.concurrency ?? 4;
  const requester = new Requester({ pool, clock, logger, signal, maxAttempts, concurrency, guard });
  const feedOptions = { urls: sockets, clock, logger, backOff, timeoutMs, signal };
  return { pool, requester, guard, feed: sockets.length === 0 ? null : new HeadFeed(feedOptions) };
}

function assertUrls(urls: readonly string[]): void {
  if (urls.length === 0) throw new AppError("BAD_CONFIGURATION", "no RPC URL is given");
  const bad = urls.find((url) => !isRpcUrl(url));
  if (bad === undefined) return;
  throw new AppError(
    "BAD_CONFIGURATION",
    `an RPC URL must begin with http://, https://, ws:// or wss://: ${redactUrl(bad)}`,
  );
}

function checkQuantity(result: unknown): string | null {
  const isQuantity = typeof result === "string" && /^0x[0-9a-f]+$/i.test(result);
  return isQuantity ? null : "the answer is not a hex number";
}

async function findLatest(requester: Requester): Promise<RpcBlock> {
  const call = findBlockCall("latest");
  const check = (result: unknown) =>
    result === null ? "the node has no latest block" : (call.check?.(result) ?? null);
  return (await requester.request({ ...call, check })) as RpcBlock;
}

async function findFinalized(requester: Requester): Promise<number | null> {
  try {
    const block = (await requester.request(findBlockCall("finalized"))) as RpcBlock | null;
    return block === null ? null : Number(block.number);
  } catch (error) {
    // Nodes without the tag answer with an error of their own wording.
    if (error instanceof AppError && error.code === "RPC_FAILED") return null;
    throw error;
  }
}
