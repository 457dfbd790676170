import type { Logger } from "@facevalue/core";
import type { RpcLog, RpcReceipt, RpcTransaction } from "@facevalue/rpc";
import type { SubgraphBuild } from "../manifest/subgraph-build.ts";
import type { BlockInput } from "./block-input.ts";
import { BlockRun } from "./block-run.ts";
import { CallCache } from "./call-cache.ts";
import type { DataSourceInstance } from "./data-source-instance.ts";
import { DataSourceSet } from "./data-source-set.ts";
import { EntityCache } from "./entity-cache.ts";
import type { EntityChange } from "./entity-change.ts";
import type { EntitySource } from "./entity-source.ts";
import type { EthereumCall, EthereumState } from "./ethereum-call.ts";
import type { HandlerClock } from "./handler-clock.ts";
import type { HandlerError } from "./handler-error.ts";
import type { LogFilter } from "./log-filter.ts";

export interface EngineOptions {
  readonly build: SubgraphBuild;
  readonly source: EntitySource;
  readonly logger: Logger;
  /** What `dataSource.network()` answers. */
  readonly networkName: string;
  readonly ethereumCall: EthereumCall;
  /** For mappings that use ethereum.getBalance or hasCode; without it such a call fails. */
  readonly ethereumState?: EthereumState;
  /** Memory for entities that were read or written lately; 160 MB by default. */
  readonly cacheBytes?: number;
  /** Watches over mapping code. */
  readonly clock?: HandlerClock | undefined;
}

/** Logs of a block for a data source that was created in it, with what belongs to them. */
export interface MoreLogs {
  readonly logs: readonly RpcLog[];
  readonly transactions: ReadonlyMap<string, RpcTransaction>;
  readonly receipts: ReadonlyMap<string, RpcReceipt>;
}

export interface BlockOutcome {
  readonly blockNumber: number;
  readonly changes: readonly EntityChange[];
  /** Data sources that mappings created in the block. */
  readonly created: readonly DataSourceInstance[];
  readonly handlersRun: number;
  /** Handlers that failed and were skipped: only with the subgraph feature nonFatalErrors. */
  readonly errors: readonly HandlerError[];
}

export interface Engine {
  /** What to ask the chain for, now. */
  filters(): readonly LogFilter[];
  /** First block from `from` on that has to be processed even without logs, for block handlers; null when there is none. */
  nextHandledBlock(from: number): number | null;
  /** Brings back the data sources that mappings created before, in creation order. */
  restore(instances: readonly DataSourceInstance[]): void;
  /**
   * Runs every handler of the block in graph-node's order. Rejects with a HandlerFailure (retryable when graph-node would
   * try again) when one fails, and with what the source or the chain reject with; the engine is then as it was before the
   * block.
   * @param moreLogs the block's logs for a data source that was created in this block
   */
  processBlock(input: BlockInput, moreLogs: (filter: LogFilter) => Promise<MoreLogs>): Promise<BlockOutcome>;
  /** After a roll-back to `toBlock`: forgets what was read and the data sources created after it. */
  revert(toBlock: number): void;
  close(): Promise<void>;
}

const CACHE_BYTES = 160 * 1024 * 1024;

/** Starts a subgraph's mappings. SUBGRAPH_INVALID when a WASM file cannot be started. */
export async function createEngine(options: EngineOptions): Promise<Engine> {
  const dataSources = new DataSourceSet(options.build, options.clock);
  const cache = new EntityCache({
    schema: options.build.schema,
    source: options.source,
    cacheBytes: options.cacheBytes ?? CACHE_BYTES,
  });
  const callCache = new CallCache();
  return {
    filters: () => dataSources.filters(),
    nextHandledBlock(from) {
      const blocks = dataSources.index.withBlockHandlers
        .map((host) => host.nextHandledBlock(from))
        .filter((block) => block !== null);
      return blocks.length === 0 ? null : Math.min(...blocks);
    },
    restore: (instances) => dataSources.restore(instances),
    async processBlock(input, moreLogs) {
      const run = new BlockRun({ ...options, dataSources, cache, callCache, input, moreLogs });
      try {
        return await run.process();
      } catch (error) {
        cache.discardBlock();
        dataSources.revert(input.number - 1);
        throw error;
      }
    },
    revert(toBlock) {
      cache.forget();
      dataSources.revert(toBlock);
    },
    async close() {
      cache.forget();
    },
  };
}
