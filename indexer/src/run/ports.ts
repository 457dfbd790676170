import type { LogFilter, MoreLogs } from "../chain/log-filter.ts";
import type { BlockInput } from "../engine/block-input.ts";
import type { DataSourceInstance } from "../engine/data-source-instance.ts";
import type { EntityChange } from "../engine/entity-change.ts";
import type { BlockPointer } from "../storage/block-pointer.ts";

export interface BlockOutcome {
  readonly blockNumber: number;
  readonly changes: readonly EntityChange[];
  readonly created: readonly DataSourceInstance[];
  readonly handlersRun: number;
}

/** What the run needs of an engine. */
export interface EnginePort {
  filters(): readonly LogFilter[];
  restore(instances: readonly DataSourceInstance[]): void;
  processBlock(input: BlockInput, moreLogs: (filter: LogFilter) => Promise<MoreLogs>): Promise<BlockOutcome>;
  revert(toBlock: number): void;
}

/** What the run needs of a storage. */
export interface StoragePort {
  readonly cursor: BlockPointer | null;
  readonly pending: { readonly blocks: number; readonly changes: number };
  recentBlocks(): readonly BlockPointer[];
  dataSources(): readonly DataSourceInstance[];
  append(block: BlockPointer, outcome: BlockOutcome): void;
  commit(cursor: BlockPointer, options: { finalizedBlock: number; headBlock: number }): Promise<void>;
  rollback(to: BlockPointer): Promise<void>;
  buildIndexes(): Promise<void>;
  fail(failure: { code: string; message: string }): Promise<void>;
}
