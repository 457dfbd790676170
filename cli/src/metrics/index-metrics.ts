import type { IndexProgress } from "@facevalue/indexer";
import type { MetricsPage } from "./metrics-page.ts";
import type { NetworkReading } from "./network-gauges.ts";
import { RpcMetrics } from "./rpc-metrics.ts";
import { SnapshotMetrics } from "./snapshot-metrics.ts";

const COUNTERS = {
  facevalue_blocks_total: "Blocks run through the handlers; final ones without anything to run are skipped.",
  facevalue_logs_total: "Logs handed to the mappings.",
  facevalue_handlers_total: "Handlers run to their end.",
  facevalue_mapping_errors_total: "Handlers that failed and were skipped (subgraph feature nonFatalErrors).",
  facevalue_handler_seconds_total:
    "Time in the handlers of blocks, with the reads and contract calls they wait for.",
  facevalue_flushes_total: "Transactions that stored processed blocks.",
  facevalue_flush_seconds_total: "Time of those transactions; they run beside the handlers.",
  facevalue_entity_rows_total: "Entity versions handed to the database.",
  facevalue_reorgs_total: "Times that blocks were undone because the chain replaced them.",
} as const;

const GAUGES = {
  facevalue_reorg_depth_max_blocks: "Blocks undone by the deepest reorg since the start.",
  facevalue_indexer_heap_bytes: "JavaScript heap in use by the indexer's thread.",
  facevalue_indexer_external_bytes: "Memory of the indexer's thread beside its heap: WebAssembly, buffers.",
  facevalue_progress_timestamp_seconds: "Unix time of the indexer's last sign of life.",
} as const;

/** Metrics of the indexer that runs here, from the last progress that it reported. */
export class IndexMetrics {
  readonly #startBlock: number;
  readonly #chainId: number;
  readonly #page: MetricsPage;
  readonly #numbers: SnapshotMetrics<keyof typeof COUNTERS, keyof typeof GAUGES>;
  readonly #rpc: RpcMetrics;
  #last: { readonly progress: IndexProgress; readonly at: number } | null = null;

  /** @param network the chain, and the first block that is indexed */
  constructor(page: MetricsPage, network: { readonly chainId: number; readonly startBlock: number }) {
    this.#page = page;
    this.#chainId = network.chainId;
    this.#startBlock = network.startBlock;
    this.#numbers = new SnapshotMetrics(page.registry, COUNTERS, GAUGES);
    this.#rpc = new RpcMetrics(page.registry);
    page.add(() => this.#collect());
  }

  update(progress: IndexProgress): void {
    this.#last = { progress, at: Date.now() / 1000 };
  }

  #collect(): void {
    if (this.#last === null) return;
    const { progress, at } = this.#last;
    const { statistics } = progress;
    this.#page.networks.set(toReading(progress, this.#chainId, this.#startBlock));
    this.#rpc.set(this.#chainId, statistics.rpc);
    this.#numbers.set(this.#chainId, {
      facevalue_blocks_total: statistics.blocks,
      facevalue_logs_total: statistics.logs,
      facevalue_handlers_total: statistics.handlersRun,
      facevalue_mapping_errors_total: statistics.mappingErrors,
      facevalue_handler_seconds_total: statistics.handlerSeconds,
      facevalue_flushes_total: statistics.flushes,
      facevalue_flush_seconds_total: statistics.flushSeconds,
      facevalue_entity_rows_total: statistics.rowsWritten,
      facevalue_reorgs_total: statistics.reorgs,
      facevalue_reorg_depth_max_blocks: statistics.deepestReorg,
      facevalue_indexer_heap_bytes: statistics.memory.heapUsedBytes,
      facevalue_indexer_external_bytes: statistics.memory.externalBytes,
      facevalue_progress_timestamp_seconds: at,
    });
  }
}

function toReading(progress: IndexProgress, chainId: number, startBlock: number): NetworkReading {
  const { block, blockTime, head, headTime, finalized, phase, errorCode } = progress;
  const lagBlocks = Math.max(0, head - Math.max(block, startBlock - 1));
  const isBehind = lagBlocks > 0;
  // Trouble with the chain passes; a handler that fails keeps the subgraph from going on.
  const hasFailed = errorCode?.startsWith("RPC_") === false;
  return {
    chainId,
    head,
    finalized: finalized < 0 ? null : finalized,
    indexed: blockTime === null ? null : block,
    lagBlocks,
    lagSeconds: !isBehind ? 0 : blockTime === null ? null : Math.max(0, headTime - blockTime),
    headTime,
    indexedTime: blockTime,
    state: hasFailed ? "failed" : phase === "head" ? "live" : "syncing",
    errorCode,
  };
}
