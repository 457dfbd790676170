export type { DataSourceInstance } from "./engine/data-source-instance.ts";
export { loadBuild } from "./manifest/load-build.ts";
export type { NetworkOverrides, SubgraphBuild } from "./manifest/subgraph-build.ts";
export type { IndexPhase, IndexProgress } from "./run/index-progress.ts";
export { type RunIndexerOptions, runIndexer } from "./run/run-indexer.ts";
export type { Column, EntitySchema, EntityType } from "./schema/entity-type.ts";
export type { BlockPointer } from "./storage/block-pointer.ts";
export { type Digest, type DigestOptions, digestMetrics, digestTables } from "./storage/digest.ts";
export { openStorage, type Storage, type StorageOptions } from "./storage/storage.ts";
