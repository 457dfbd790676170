import { type IndexProgress, runIndexerThread } from "@facevalue/indexer";
import type { RpcClient } from "@facevalue/rpc";
import type { CommandContext } from "../command-context.ts";
import { IndexMetrics } from "../metrics/index-metrics.ts";
import type { MetricsPage } from "../metrics/metrics-page.ts";
import { ProgressBar } from "../progress-bar.ts";
import { chooseSchema } from "./choose-schema.ts";
import type { LoadedSubgraph } from "./load-subgraph.ts";
import type { OpenDatabase } from "./open-database.ts";
import { warnAboutMissingContracts } from "./warn-about-missing-contracts.ts";

export interface FollowChainOptions {
  /** For looks at the chain from here; the indexer's thread opens `rpcUrls` by itself. */
  readonly rpc: RpcClient;
  readonly rpcUrls: readonly string[];
  readonly database: OpenDatabase;
  readonly subgraph: LoadedSubgraph;
  readonly toBlock?: number | undefined;
  /** Whether API and workers run along, which read the chain's own schema. */
  readonly isServed?: boolean;
  /** Where the indexer's figures are shown, if anywhere. */
  readonly metrics?: MetricsPage | null;
  /** Called once, when everything up to the chain's head is indexed. */
  readonly onCaughtUp?: (block: number) => void;
}

/** Indexes until `toBlock` is committed or the command stops, showing progress until the head is reached. */
export async function followChain(context: CommandContext, options: FollowChainOptions): Promise<void> {
  const { configuration, logger, shutdown } = context;
  const { rpc, rpcUrls, database, subgraph, toBlock, onCaughtUp } = options;
  const { build, folder, overrides, networkName } = subgraph;
  const bar = ProgressBar.for(context);
  const chainId = await rpc.chainId();
  await warnAboutMissingContracts(rpc, build, logger);
  let isCaughtUp = false;
  const metrics =
    options.metrics && new IndexMetrics(options.metrics, { chainId, startBlock: build.startBlock });
  const onProgress = (progress: IndexProgress) => {
    metrics?.update(progress);
    if (isCaughtUp) return;
    // A position beyond the head is one that the chain has lost.
    const { block, head, phase } = progress;
    isCaughtUp = block === toBlock || (phase === "head" && block === head);
    if (isCaughtUp) {
      bar.clear();
      onCaughtUp?.(progress.block);
    } else bar.update(toBarProgress(progress, build.startBlock, toBlock));
  };
  try {
    const indexing = runIndexerThread({
      rpcUrls,
      databaseUrl: database.url,
      pool: database.pool,
      subgraphFolder: folder,
      overrides,
      chainId,
      ...chooseSchema(configuration, { chainId, isServed: options.isServed === true }),
      networkName,
      toBlock,
      keepHistory: configuration.history,
      finalityDepth: configuration.finalityDepth,
      // The product's own subgraph calls contracts for a currency's symbol and decimals alone.
      isHeadStateAllowed: configuration.subgraph === undefined,
      handlerTimeoutMs: configuration.handlerTimeout * 1000,
      heapLimitMb: configuration.heapLimit,
      logger,
      signal: shutdown.signal,
      onProgress,
    });
    // Closed before the database is, and before the process ends: what was processed is stored by then.
    shutdown.add("indexer", () => indexing.catch(() => undefined));
    await indexing;
  } finally {
    bar.clear();
  }
}

function toBarProgress(progress: IndexProgress, startBlock: number, toBlock: number | undefined) {
  const end = Math.min(progress.head, toBlock ?? progress.head);
  return {
    label: "Indexing",
    done: Math.max(0, progress.block - startBlock),
    total: Math.max(1, end - startBlock),
    rates: { "logs/s": progress.logsPerSecond, "blocks/s": progress.blocksPerSecond },
    etaSeconds: progress.etaSeconds,
  };
}
