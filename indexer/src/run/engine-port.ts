import type { LogFilter, MoreLogs } from "../chain/log-filter.ts";
import type { BlockInput } from "../engine/block-input.ts";
import type { DataSourceInstance } from "../engine/data-source-instance.ts";
import type { EntityChange } from "../engine/entity-change.ts";

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
