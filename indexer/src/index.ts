export type { DataSourceInstance } from "./engine/data-source-instance.ts";
export { type ConfiguredContract, withContracts } from "./manifest/configured-contracts.ts";
export { type ContractsFile, parseContractsFile } from "./manifest/contracts-file.ts";
export { loadBuild } from "./manifest/load-build.ts";
export { badNetworkFile, type NetworkFile, readNetworkFile } from "./manifest/network-file.ts";
export { networkManifest } from "./manifest/network-manifest.ts";
export type { NetworkOverrides, SubgraphBuild } from "./manifest/subgraph-build.ts";
export type { BesideProgress, IndexPhase, IndexProgress } from "./run/index-progress.ts";
export type { IndexMemory, IndexStatistics } from "./run/index-statistics.ts";
export { type RunIndexerOptions, runIndexer } from "./run/run-indexer.ts";
export type { Column, EntitySchema, EntityType } from "./schema/entity-type.ts";
export type { BlockPointer } from "./storage/block-pointer.ts";
export { CHANGE_CHANNEL } from "./storage/change-feed.ts";
export { type Digest, type DigestOptions, digestMetrics, digestTables } from "./storage/digest.ts";
export {
  closeFeed,
  type FeedConsumer,
  type FeedSequence,
  moveFeed,
  openFeed,
} from "./storage/feed-consumer.ts";
export type { NetworkRole } from "./storage/network-registry.ts";
export {
  type ChangedRow,
  type ChangeEntry,
  type Changes,
  type ReadChangesOptions,
  readChangedRows,
} from "./storage/read-changed-rows.ts";
export { type ReadEntitiesOptions, readEntities } from "./storage/read-entities.ts";
export { openStorage, type Storage, type StorageOptions } from "./storage/storage.ts";
export { type RunIndexerThreadOptions, runIndexerThread } from "./thread/run-indexer-thread.ts";
