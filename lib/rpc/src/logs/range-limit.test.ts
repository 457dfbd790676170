import { describe, expect, test } from "vitest";
import { isRangeLimitMessage, parseRangeLimit } from "./range-limit.ts";

const range = (fromBlock: number, toBlock: number) => ({
  suggested: { fromBlock, toBlock },
  maxBlocks: null,
});
const blocks = (maxBlocks: number) => ({ suggested: null, maxBlocks });
const unknown = { suggested: null, maxBlocks: null };

// provider, code, text as the provider sends it, what can be learnt from it
const REFUSALS: [string, number, string, object][] = [
  [
    "Alchemy",
    -32602,
    "Log response size exceeded. You can make eth_getLogs requests with up to a 2K block range and no limit on the response size, or you can request any block range with a cap of 10K logs in the response. Based on your parameters and the response size limit, this block range should work: [0x10, 0x1f]",
    range(16, 31),
  ],
  [
    "Alchemy free",
    -32600,
    "Under the Free tier plan, you can make eth_getLogs requests with up to a 10 block range. Upgrade to PAYG for expanded block range.",
    blocks(10),
  ],
  [
    "Infura",
    -32005,
    "query returned more than 10000 results. Try with this block range [0x100, 0x1A0].",
    range(256, 416),
  ],
  ["geth-style count", -32005, "query returned more than 10000 results", unknown],
  ["QuickNode", -32614, "eth_getLogs is limited to a 10,000 range", blocks(10_000)],
  ["QuickNode free", -32615, "eth_getLogs is limited to a 5 range, upgrade your plan", blocks(5)],
  ["Ankr", -32600, "block range is too wide", unknown],
  [
    "Chainstack",
    -32005,
    "Block range limit exceeded. See more details at https://docs.chainstack.com/docs/limits",
    unknown,
  ],
  [
    "BlockPI",
    -32602,
    "eth_getLogs is limited to 1024 block range. Please check the parameter requirements",
    blocks(1_024),
  ],
  ["1RPC", -32602, "eth_getLogs is limited to 0 - 10000 blocks range", blocks(10_000)],
  ["dRPC", 35, "ranges over 10000 blocks are not supported on freetier", blocks(10_000)],
  ["geth", -32000, "exceed maximum block range: 50000", blocks(50_000)],
  ["geth timeout", -32000, "query timeout exceeded", unknown],
  ["reth range", -32602, "query exceeds max block range 100000", blocks(100_000)],
  [
    "reth results",
    -32602,
    "query exceeds max results 20000, retry with the range 1000-1034",
    range(1_000, 1_034),
  ],
  [
    "erigon",
    -32000,
    "query block range exceeds server limit: block range greater than 2000 max",
    blocks(2_000),
  ],
  ["nethermind", -32005, "Too many logs requested. Max logs per response is 20000.", unknown],
  ["besu", -32005, "Requested range exceeds maximum RPC range limit", unknown],
  ["avalanche", -32000, "requested too many blocks from 1 to 5000, maximum is set to 2048", blocks(2_048)],
  ["bsc", -32005, "limit exceeded", unknown],
  ["optimism proxyd", -32020, "backend response too large", unknown],
  [
    "Cloudflare",
    -32047,
    "Invalid eth_getLogs request. 'fromBlock'-'toBlock' range too large. Max range: 800",
    blocks(800),
  ],
  ["LlamaRPC", -32602, "eth_getLogs range is too large, max is 1k blocks", blocks(1_000)],
  ["polkadot", -32008, "Response is too big", unknown],
  ["thirdweb", -32000, "Maximum allowed number of requested blocks is 3500", blocks(3_500)],
  ["klaytn", -32000, "query must be smaller than size 1024", blocks(1_024)],
  ["arbitrum", -32000, "logs matched by query exceeds limit of 10000", unknown],
  ["response size", -32000, "response size exceeded", unknown],
];

describe("refusals of eth_getLogs", () => {
  test.each(REFUSALS)("%s", (_, code, message, expected) => {
    expect(isRangeLimitMessage({ code, message })).toBe(true);
    expect(parseRangeLimit(message)).toEqual(expected);
  });

  test.each([
    [429, "Your app has exceeded its compute units per second capacity"],
    [-32005, "daily request count exceeded, request rate limited"],
    [-32000, "header not found"],
    [-32601, "the method eth_getLogs does not exist/is not available"],
    [-32603, "Internal error"],
  ])("%s %s is no range limit", (code, message) => {
    expect(isRangeLimitMessage({ code, message })).toBe(false);
  });
});
