import { silentLogger } from "@facevalue/core";
import { createRpcClient } from "@facevalue/rpc";
import type pg from "pg";
import type { FakeChain } from "../../chain/testing/fake-chain.ts";
import { createEngine } from "../../engine/engine.ts";
import type { SubgraphBuild } from "../../manifest/subgraph-build.ts";
import { openStorage, type Storage } from "../../storage/storage.ts";
import { ChainFollower, type FollowOptions } from "../chain-follower.ts";
import { endedEarly, runAndClose, waitForHead } from "./follow-fake-chain.ts";

export interface SubgraphFollower {
  readonly storage: Storage;
  /** Settles when following ends. */
  readonly ended: Promise<void>;
  /** Resolves when the head of `chain` is committed, rejects when following ends before. */
  catchUp(chain: FakeChain): Promise<void>;
  /** Ends following, resolves when everything is committed and closed. */
  stop(): Promise<void>;
}

export interface SubgraphFollowOptions extends Partial<FollowOptions> {
  readonly pool: pg.Pool;
  readonly urls: readonly string[];
  readonly build: SubgraphBuild;
  readonly schemaName: string;
  readonly keepHistory?: boolean;
  readonly pruneIntervalBlocks?: number;
}

/** Follows the chain at `urls` with the real engine and a real storage, as the indexer does, with short waits. */
export async function followSubgraph(options: SubgraphFollowOptions): Promise<SubgraphFollower> {
  const { pool, urls, build, schemaName, keepHistory = false, pruneIntervalBlocks = 100, ...rest } = options;
  const parts = { pool, schemaName, keepHistory, pruneIntervalBlocks, logger: silentLogger };
  const { schema: entitySchema, fingerprint } = build;
  const storage = await openStorage({ ...parts, chainId: 4242, entitySchema, fingerprint, network: null });
  const engine = await createEngine({
    build,
    source: storage,
    logger: silentLogger,
    networkName: "testnet",
    ethereumCall: async () => ({ reverted: true, data: "0x" }),
    // So small that entities are read from the database all the time.
    cacheBytes: 8,
  });
  engine.restore(storage.dataSources());
  const controller = new AbortController();
  const { signal } = controller;
  const rpc = createRpcClient({ urls, logger: silentLogger, signal, backOffBaseMs: 1, backOffCapMs: 5 });
  const follower = new ChainFollower({
    rpc,
    engine,
    storage,
    signal,
    startBlock: build.startBlock,
    needsReceipts: build.needs.receipts,
    hasBlockHandlers: true,
    logger: silentLogger,
    pollIntervalMs: 1,
    troublePauseMs: 1,
    ...rest,
  });
  const ended = runAndClose(follower, storage);
  ended.catch(() => undefined);
  const stop = async () => {
    controller.abort();
    await ended;
  };
  const catchUp = async (chain: FakeChain) => {
    // Where there is nothing to index yet there is nothing to wait for.
    if (chain.height >= build.startBlock)
      await Promise.race([waitForHead(storage, chain), endedEarly(ended)]);
  };
  return { storage, ended, stop, catchUp };
}
