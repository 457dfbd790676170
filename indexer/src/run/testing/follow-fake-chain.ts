import { silentLogger } from "@facevalue/core";
import { createRpcClient } from "@facevalue/rpc";
import type pg from "pg";
import type { FakeChain } from "../../chain/testing/fake-chain.ts";
import { openStorage, type Storage } from "../../storage/storage.ts";
import { ChainFollower, type FollowOptions } from "../chain-follower.ts";
import { FakeEngine } from "./fake-engine.ts";
import { FAKE_SCHEMA } from "./fake-schema.ts";

export const SCHEMA_NAME = "chain_4242";

export interface Follower {
  readonly storage: Storage;
  readonly engine: FakeEngine;
  /** Settles when following ends. */
  readonly ended: Promise<void>;
  /** Resolves when the head of `chain` is committed, rejects when following ends before. */
  catchUp(chain: FakeChain): Promise<void>;
  /** Ends following, resolves when everything is committed and closed. */
  stop(): Promise<void>;
}

/** Follows the chain at `urls` with the fake engine and a real storage in `pool`'s database. */
export async function follow(
  pool: pg.Pool,
  urls: readonly string[],
  options: Partial<FollowOptions> = {},
): Promise<Follower> {
  const parts = { entitySchema: FAKE_SCHEMA, fingerprint: "fake", network: null, keepHistory: false };
  const storage = await openStorage({
    pool,
    chainId: 4242,
    schemaName: SCHEMA_NAME,
    logger: silentLogger,
    ...parts,
  });
  const engine = new FakeEngine(storage);
  engine.restore(storage.dataSources());
  const controller = new AbortController();
  const { signal } = controller;
  const rpc = createRpcClient({ urls, logger: silentLogger, signal, backOffBaseMs: 1, backOffCapMs: 5 });
  const defaults = {
    startBlock: 0,
    needsReceipts: false,
    hasBlockHandlers: false,
    logger: silentLogger,
    pollIntervalMs: 2,
    troublePauseMs: 10,
  };
  const follower = new ChainFollower({ rpc, engine, storage, signal, ...defaults, ...options });
  const ended = runAndClose(follower, storage);
  ended.catch(() => undefined);
  const stop = async () => {
    controller.abort();
    await ended;
  };
  return {
    storage,
    engine,
    ended,
    stop,
    catchUp: (chain) => Promise.race([waitForHead(storage, chain), endedEarly(ended)]),
  };
}

export async function runAndClose(follower: ChainFollower, storage: Storage): Promise<void> {
  try {
    await follower.run();
  } finally {
    await storage.close();
  }
}

export async function waitForHead(storage: Storage, chain: FakeChain): Promise<void> {
  while (storage.cursor?.hash !== chain.blocks.at(-1)?.block.hash) {
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

export async function endedEarly(ended: Promise<void>): Promise<void> {
  await ended;
  throw new Error("following ended before the head was committed");
}
