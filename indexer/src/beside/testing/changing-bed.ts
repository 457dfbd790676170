import { setTimeout as sleep } from "node:timers/promises";
import { silentLogger } from "@facevalue/core";
import { createTestDatabase, type TestDatabase } from "@facevalue/db/testing";
import { createRpcClient } from "@facevalue/rpc";
import { onTestFinished } from "vitest";
import { buildFixture } from "../../../test-subgraphs/build-fixture.ts";
import { FakeChain } from "../../chain/testing/fake-chain.ts";
import { type FakeNode, startFakeNode } from "../../chain/testing/fake-node.ts";
import { loadBuild } from "../../manifest/load-build.ts";
import type { SubgraphBuild } from "../../manifest/subgraph-build.ts";
import { withSources } from "../../manifest/with-sources.ts";
import type { IndexProgress } from "../../run/index-progress.ts";
import { type RunIndexerOptions, runIndexer } from "../../run/run-indexer.ts";
import { randomizer } from "../../run/testing/random-logs.ts";
import { type Digest, digestTables } from "../../storage/digest.ts";
import type { RegisteredSource } from "../../storage/registered-source.ts";
import { randomMarketLogs } from "./market-sources.ts";

export const LIVE = "chain_4242";
export const NEXT = `${LIVE}_next`;

export interface Running {
  readonly ended: Promise<void>;
  /** The last that was reported. */
  readonly progress: () => IndexProgress | null;
  stop(): Promise<void>;
}

/** A chain of shops, a node that serves it, and an empty database; all gone when the test ends. */
export class ChangingBed {
  readonly build: SubgraphBuild;
  readonly chain: FakeChain;
  readonly node: FakeNode;
  readonly database: TestDatabase;
  readonly #random = randomizer(7);

  constructor(parts: { build: SubgraphBuild; chain: FakeChain; node: FakeNode; database: TestDatabase }) {
    this.build = parts.build;
    this.chain = parts.chain;
    this.node = parts.node;
    this.database = parts.database;
  }

  mine(blocks: number): void {
    for (let count = 0; count < blocks; count++) this.chain.mine(randomMarketLogs(this.#random));
  }

  /** Indexes with these data sources until the test ends, or until `toBlock`. */
  start(sources: readonly RegisteredSource[], options: Partial<RunIndexerOptions> = {}): Running {
    const controller = new AbortController();
    const { signal } = controller;
    let last: IndexProgress | null = null;
    const rpc = createRpcClient({
      urls: [this.node.url],
      logger: silentLogger,
      signal,
      backOffBaseMs: 1,
      backOffCapMs: 5,
    });
    const ended = runIndexer({
      rpc,
      pool: this.database.pool,
      build: withSources(this.build, sources),
      chainId: 4242,
      schemaName: LIVE,
      networkName: "mainnet",
      pollIntervalMs: 2,
      logger: silentLogger,
      signal,
      onProgress: (progress) => {
        last = progress;
      },
      ...options,
    });
    const stop = async () => {
      controller.abort();
      await ended;
    };
    ended.catch(() => undefined);
    onTestFinished(() => stop().catch(() => undefined));
    return { ended, stop, progress: () => last };
  }

  /** Indexes up to the chain's head. */
  async catchUp(sources: readonly RegisteredSource[]): Promise<void> {
    await this.start(sources, { toBlock: this.chain.height }).ended;
  }

  /** What a clean sync up to the chain's head gives. */
  async cleanDigest(sources: readonly RegisteredSource[]): Promise<Digest> {
    const clean = await openBed(this.build, this.chain);
    await clean.catchUp(sources);
    return await clean.digest();
  }

  async digest(): Promise<Digest> {
    return await digestTables(this.database.pool, { chainId: 4242 });
  }

  /** Last block of the tables; null where there are none. */
  async block(schema = LIVE): Promise<number | null> {
    if (!(await this.schemas()).includes(schema)) return null;
    const { rows } = await this.database.pool.query<{ block_number: number }>(
      `select block_number from ${schema}."cursor$"`,
    );
    return rows[0]?.block_number ?? null;
  }

  /** Every schema of the chain that is in the database. */
  async schemas(): Promise<string[]> {
    const { rows } = await this.database.pool.query<{ nspname: string }>(
      "select nspname from pg_namespace where nspname like 'chain%' order by 1",
    );
    return rows.map(({ nspname }) => nspname);
  }

  /** While it is held, the node answers no question about logs of blocks before `block`. Returns how to let go. */
  hold(block: number): () => void {
    this.node.intercept = ({ method, params }) => {
      const [filter] = params as readonly { fromBlock?: string }[];
      const isHeld = method === "eth_getLogs" && Number(filter?.fromBlock ?? Number.NaN) < block;
      return isHeld ? { error: { code: -32_000, message: "busy" } } : null;
    };
    return () => {
      this.node.intercept = null;
    };
  }
}

export async function openChangingBed(history: number): Promise<ChangingBed> {
  const build = await loadBuild(await buildFixture("reorg"));
  const bed = await openBed(build, new FakeChain());
  bed.mine(history);
  return bed;
}

async function openBed(build: SubgraphBuild, chain: FakeChain): Promise<ChangingBed> {
  const database = await createTestDatabase();
  onTestFinished(() => database.drop());
  const node = await startFakeNode(chain, { finalityDepth: 8 });
  onTestFinished(() => node.close());
  return new ChangingBed({ build, chain, node, database });
}

/** Resolves when `condition` holds, rejects when `running` ends before. */
export async function until(condition: () => boolean | Promise<boolean>, running: Running): Promise<void> {
  let hasEnded = false;
  const note = () => {
    hasEnded = true;
  };
  running.ended.then(note, note);
  while (!(await condition())) {
    if (hasEnded) return await running.ended.then(() => Promise.reject(new Error("indexing ended before")));
    await sleep(5);
  }
}
