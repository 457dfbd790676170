import type { IndexProgress } from "../run/index-progress.ts";
import type { NetworkRole } from "../storage/network-registry.ts";
import type { RegisteredSource } from "../storage/registered-source.ts";

/** What differs between the runs of one indexer; what is left out is as the indexer was told. */
export interface SchemaRun {
  readonly schemaName?: string;
  readonly role?: NetworkRole;
  readonly standing?: "building";
  /** Data sources in place of the configured ones. */
  readonly sources?: readonly RegisteredSource[];
  readonly signal: AbortSignal;
  readonly onProgress: (progress: IndexProgress) => void;
}

/** Indexes into one schema until the block that was asked for is committed or the signal aborts. */
export type RunSchema = (run: SchemaRun) => Promise<void>;
