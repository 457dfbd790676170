import { AppError } from "@facevalue/core";
import { type BesideProgress, type IndexProgress, runIndexerThread } from "@facevalue/indexer";
import type { RpcClient } from "@facevalue/rpc";
import type { CommandContext } from "../command-context.ts";
import { IndexMetrics } from "../metrics/index-metrics.ts";
import type { MetricsPage } from "../metrics/metrics-page.ts";
import { ProgressBar } from "../progress-bar.ts";
import { chooseSchema } from "./choose-schema.ts";
import type { LoadedSubgraph } from "./load-subgraph.ts";
import type { OpenDatabase } from "./open-database.ts";
import { warnAboutMissingContracts } from "./warn-about-missing-contracts.ts";

/** What the product's own mappings ask contracts for and never changes; what else they ask is unknown without an archive. */
const LASTING_FUNCTIONS = ["symbol()", "decimals()", "name()", "unlockProtocol()"];

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
  const { build, folder, overrides, contracts, networkName } = subgraph;
  const bar = ProgressBar.for(context);
  const chainId = await rpc.chainId();
  assertChain(rpc, chainId, subgraph.chainId);
  await warnAboutMissingContracts(rpc, build, logger);
  let isCaughtUp = false;
  const metrics =
    options.metrics && new IndexMetrics(options.metrics, { chainId, startBlock: build.startBlock });
  const onProgress = (progress: IndexProgress) => {
    metrics?.update(progress);
    if (progress.beside) showBeside(bar, progress.beside, build.startBlock);
    if (isCaughtUp) return;
    // A position beyond the head is one that the chain has lost.
    const { block, head, phase } = progress;
    isCaughtUp = block === toBlock || (phase === "head" && block === head);
    if (isCaughtUp) {
      bar.clear();
      onCaughtUp?.(progress.block);
    } else if (!progress.beside) bar.update(toBarProgress(progress, build.startBlock, toBlock));
  };
  try {
    const indexing = runIndexerThread({
      rpcUrls,
      databaseUrl: database.url,
      pool: database.pool,
      subgraphFolder: folder,
      overrides,
      contracts,
      chainId,
      ...chooseSchema(configuration, { chainId, isServed: options.isServed === true }),
      networkName,
      toBlock,
      keepHistory: configuration.history,
      finalityDepth: configuration.finalityDepth,
      lastingFunctions: configuration.subgraph === undefined ? LASTING_FUNCTIONS : undefined,
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

function showBeside(bar: ProgressBar, beside: BesideProgress, startBlock: number): void {
  const { block, ofBlock, logsPerSecond, blocksPerSecond, etaSeconds } = beside;
  const done = Math.max(0, block - startBlock);
  const total = Math.max(1, ofBlock - startBlock);
  const rates = { "logs/s": logsPerSecond, "blocks/s": blocksPerSecond };
  if (done >= total) bar.clear();
  else bar.update({ label: "Contracts changed: backfilling beside", done, total, rates, etaSeconds });
}

function assertChain({ name }: RpcClient, served: number, expected = served): void {
  if (served === expected) return;
  const message = `the network file is for chain ${expected}, but the RPC at ${name} serves chain ${served}: check --rpc and --network-file`;
  throw new AppError("RPC_WRONG_CHAIN", message);
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
