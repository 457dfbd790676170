import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { networkSchema, silentLogger } from "@facevalue/core";
import { createDatabase, createPool, migrateToLatest } from "@facevalue/db";
import {
  type IndexStatistics,
  loadBuild,
  readNetworkFile,
  runIndexer,
  withContracts,
} from "@facevalue/indexer";
import { createRpcClient } from "@facevalue/rpc";
import type { Figure } from "../figure.ts";
import { recordProfile } from "../profile/record-profile.ts";
import { summarizeFolder } from "../profile/summarize-folder.ts";
import { openBenchDatabase } from "./database.ts";
import type { IndexWork } from "./measure-index.ts";
import { openMixedChain } from "./mixed-work.ts";
import { PRODUCT_SUBGRAPH } from "./season-work.ts";

/** Tickets minted one by one before, so that code is warm and the contract known. */
const EARLIER_TICKETS = 200;
const CONNECTIONS = 6;

export interface MintBatchOptions {
  readonly seed: number;
  /** Tickets of the one transaction. */
  readonly batch: number;
}

/**
 * Indexes a chain up to its last block in this process, then shows it that block, in which one transaction mints many
 * tickets. Throws when the end state is wrong.
 * @param profileFolder where a profile of the last block is kept; null for none
 */
export async function measureMintBatch(
  { seed, batch }: MintBatchOptions,
  profileFolder: string | null,
): Promise<Figure[]> {
  const chain = await openMixedChain({ seed, batch, logs: EARLIER_TICKETS, tail: 0, finality: 1000 });
  const database = await openBenchDatabase();
  try {
    const { work } = chain;
    const schemaName = networkSchema(work.chainId);
    const { before, after } = await runToEnd(work, { url: database.url, schemaName, profileFolder });
    await work.check(database.pool, schemaName);
    return describeBlock(before, after);
  } finally {
    await database.stop();
    await chain.stop();
  }
}

async function runToEnd(
  work: IndexWork,
  options: { url: string; schemaName: string; profileFolder: string | null },
): Promise<{ before: IndexStatistics; after: IndexStatistics }> {
  const { url, schemaName, profileFolder } = options;
  const pool = createPool(url, { max: CONNECTIONS });
  await migrateToLatest(createDatabase(pool));
  const showBlocksTo = (block: number) => fetch(new URL(`/head/${block}`, work.rpcUrl), { method: "POST" });
  await showBlocksTo(work.toBlock - 1);
  const rpc = createRpcClient({ urls: [work.rpcUrl], logger: silentLogger });
  const stopper = new AbortController();
  let before: IndexStatistics | null = null;
  let after: IndexStatistics | null = null;
  const isWaiting = Promise.withResolvers<undefined>();
  const indexing = runIndexer({
    rpc,
    pool,
    build: await loadProduct(work),
    chainId: work.chainId,
    schemaName,
    networkName: "bench",
    toBlock: work.toBlock,
    pollIntervalMs: 50,
    logger: silentLogger,
    signal: stopper.signal,
    onProgress: ({ phase, block, statistics }) => {
      after = statistics;
      if (phase !== "head" || block !== work.toBlock - 1) return;
      before ??= statistics;
      isWaiting.resolve(undefined);
    },
  });
  await Promise.race([isWaiting.promise, indexing]);
  const finish = async () => {
    await showBlocksTo(work.toBlock);
    await indexing;
  };
  if (profileFolder === null) await finish();
  else await profile(finish, profileFolder);
  await pool.end();
  if (before === null || after === null) throw new Error("The indexer told nothing of its progress.");
  return { before, after };
}

async function loadProduct({ networkFile }: IndexWork) {
  const folder = mkdtempSync(join(tmpdir(), "facevalue-bench-network-"));
  try {
    const file = join(folder, "network.json");
    writeFileSync(file, JSON.stringify(networkFile));
    const network = readNetworkFile(file);
    if (network.kind !== "contracts") throw new Error("The mixed chain's network file lists its contracts.");
    return withContracts(await loadBuild(PRODUCT_SUBGRAPH), network.contracts);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function profile(action: () => Promise<void>, folder: string): Promise<void> {
  const recorded = await recordProfile(action);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "mint-batch.cpuprofile"), JSON.stringify(recorded.profile));
  summarizeFolder(folder);
}

function describeBlock(before: IndexStatistics, after: IndexStatistics): Figure[] {
  const handlers = after.handlerSeconds - before.handlerSeconds;
  const commit = after.flushSeconds - before.flushSeconds;
  return [
    { name: "time", value: handlers + commit, unit: "s" },
    { name: "time.handlers", value: handlers, unit: "s" },
    { name: "time.commit", value: commit, unit: "s" },
    { name: "rows", value: after.rowsWritten - before.rowsWritten, unit: "rows" },
  ];
}
