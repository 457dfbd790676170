export { type BlockOutcome, createEngine, type Engine } from "../src/engine/engine.ts";
export type { EthereumCall } from "../src/engine/ethereum-call.ts";
export { loadBuild } from "../src/manifest/load-build.ts";
export type { SubgraphBuild } from "../src/manifest/subgraph-build.ts";
export { makeBlock } from "./chain-fixture.ts";
export { MemorySource } from "./memory-source.ts";
