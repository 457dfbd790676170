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
  ["Infura range", -32602, "range 1000000 exceeds limit of 10000", blocks(10_000)],
  [
    "Alchemy range alone",
    -32600,
    "You can make eth_getLogs requests with up to a 500 block range. Based on your parameters, this block range should work: [0x1a30dfd, 0x1a30ff0]",
    range(0x1a30dfd, 0x1a30ff0),
  ],
  [
    "QuickNode, both methods",
    -32602,
    "eth_getLogs and eth_newFilter are limited to a 10,000 blocks range",
    blocks(10_000),
  ],
  ["QuickNode discover", -32602, "eth_getLogs is limited to a 10.000 range", blocks(10_000)],
  ["Ankr distance", -32602, "maximum [from, to] blocks distance: 2000", blocks(2_000)],
  ["dRPC plan", 35, "ranges over 10000 blocks are not supported on free plan", blocks(10_000)],
  [
    "LlamaNodes results",
    -32602,
    "query exceeds max results 20000, retry with the range 21000000-21000500",
    range(21_000_000, 21_000_500),
  ],
  ["BlastAPI", -32600, "eth_getLogs is limited to a 500 range", blocks(500)],
  [
    "BlastAPI plan",
    -32600,
    "block range exceeds the range allowed for your plan (50000 > 5000)",
    blocks(5_000),
  ],
  [
    "Tenderly",
    -32005,
    "query returned more than 20000 results. Try with this block range [0x10, 0x20].",
    range(16, 32),
  ],
  ["publicnode", -32701, "exceed maximum block range: 50000", blocks(50_000)],
  ["publicnode, small", -32602, "Block range too large: maximum allowed is 50 blocks", blocks(50)],
  ["1RPC bytes", -32602, "response size should not greater than 10000000 bytes", unknown],
  ["Coinbase", -32602, "please limit the query to at most 1,000 blocks", blocks(1_000)],
  ["Base", -32614, "eth_getLogs block range too large, range: 20000, max: 10000", blocks(10_000)],
  ["Base, no number", -32000, "block range too large", unknown],
  ["Optimism", -32000, "Block range is too large", unknown],
  ["Polygon zkEVM", -32000, "logs are limited to a 10000 block range", blocks(10_000)],
  ["zkSync", -32602, "Query returned more than 10000 results. Try smaller range of blocks", unknown],
  ["Moonbeam", -32603, "block range is too wide (maximum 1024)", blocks(1_024)],
  ["Somnia", -32000, "block range exceeds 1000", blocks(1_000)],
  ["Tron", -32000, "exceed max block range: 5000", blocks(5_000)],
  ["Merkle", -32602, "eth_getLogs range is too large, max is 10k blocks", blocks(10_000)],
  ["Candle", -32600, "block range too high", unknown],
  [
    "Morph",
    -32000,
    "block range is larger than max block range, block range = 5120, max block range = 5000",
    blocks(5_000),
  ],
  ["span", -32000, "block span 12000 exceeds the limit 10000", blocks(10_000)],
  ["eRPC", -32012, "allowed block range threshold exceeded", unknown],
  ["Nethermind timeout", -32016, "eth_getLogs request was canceled due to enabled timeout.", unknown],
  ["geth server timeout", -32002, "request timed out", unknown],
  ["gateway deadline", -32000, "context deadline exceeded", unknown],
];

describe("refusals of eth_getLogs", () => {
  test.each(REFUSALS)("%s", (_, code, message, expected) => {
    expect(isRangeLimitMessage({ message }), `${code}`).toBe(true);
    expect(parseRangeLimit({ message })).toEqual(expected);
  });

  test("what the data of an error says counts as well", () => {
    const error = { message: "Invalid params", data: "block range greater than 2000 max" };
    expect(isRangeLimitMessage(error)).toBe(true);
    expect(parseRangeLimit(error)).toEqual(blocks(2_000));
  });

  test.each([
    [429, "Your app has exceeded its compute units per second capacity"],
    [429, "Monthly capacity limit exceeded. Visit https://dashboard.alchemy.com/settings/billing to upgrade"],
    [-32005, "daily request count exceeded, request rate limited"],
    [-32005, "project ID request rate exceeded"],
    [-32007, "50/second request limit reached - reduce calls per second or upgrade your account"],
    [-32012, "credits limited to 6000/sec"],
    [-32029, "Too Many Requests: quota limit exceeded for this month"],
    [-32000, "header not found"],
    [-32000, "missing trie node 0xabc (path ) state 0xdef is not available"],
    [-32000, "invalid block range params"],
    [-32602, "block range extends beyond current head block"],
    [-32602, "block range exceeds current chain head"],
    [-32602, "fromBlock is greater than toBlock: invalid block range"],
    [-32601, "the method eth_getLogs does not exist/is not available"],
    [-32603, "Internal error"],
    [-32603, "no backend is currently healthy to serve traffic"],
    [-32701, "Archive requests require a personal token"],
    [-32000, "You must authenticate your request with an API key"],
    [-32602, "too many arguments, want at most 1"],
    [-32602, "exceed max addresses or topics per search position"],
  ])("%s %s is no range limit", (code, message) => {
    expect(isRangeLimitMessage({ message }), `${code}`).toBe(false);
  });
});
