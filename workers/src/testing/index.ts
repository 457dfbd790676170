export { type LooseBlock, looseBlock, placeBlocks } from "./arbitrary-chain.ts";
export { multiplyChain } from "./multiply-chain.ts";
export { RESELLER, TEAM, teamTrades } from "./resale-trades.ts";
export { TestChain } from "./test-chain.ts";
export { TestRedis } from "./test-redis.ts";
