import { silentLogger } from "@facevalue/core";
import { createTestDatabase } from "@facevalue/db/testing";
import { expect, onTestFinished, test } from "vitest";
import { buildFixture } from "../../test-subgraphs/build-fixture.ts";
import { FakeChain } from "../chain/testing/fake-chain.ts";
import { startFakeNode } from "../chain/testing/fake-node.ts";
import { type RunIndexerThreadOptions, runIndexerThread } from "./run-indexer-thread.ts";

const SCHEMA = "chain_4242";
const TRAP_BLOCK = 3;

async function openBed() {
  const database = await createTestDatabase();
  onTestFinished(() => database.drop());
  const chain = new FakeChain();
  for (let round = 0; round < 5; round++) chain.mine([]);
  const node = await startFakeNode(chain);
  onTestFinished(() => node.close());
  const controller = new AbortController();
  const run = async (networkName: string, options: Partial<RunIndexerThreadOptions> = {}) =>
    await runIndexerThread({
      rpcUrls: [node.url],
      databaseUrl: database.url,
      pool: database.pool,
      subgraphFolder: await buildFixture("hostile"),
      overrides: {},
      networkName,
      chainId: 4242,
      schemaName: SCHEMA,
      toBlock: chain.height,
      pollIntervalMs: 5,
      logger: silentLogger,
      signal: controller.signal,
      ...options,
    });
  const visited = async () => {
    const { rows } = await database.pool.query<{ id: string }>(
      `select id from ${SCHEMA}.visit order by number`,
    );
    return rows.map(({ id }) => Number(id));
  };
  const cursor = async () => {
    const { rows } = await database.pool.query<{ state: string; error_code: string | null }>(
      `select state, error_code from ${SCHEMA}."cursor$"`,
    );
    return rows[0];
  };
  /** The name of the network is what the mapping chooses its trap by. */
  const mend = () => database.pool.query("update ops.network set name = 'harmless'");
  return { run, visited, cursor, mend, stop: () => controller.abort() };
}

test("a mapping that behaves is indexed, with progress and logs in the calling thread", async () => {
  const { run, visited, cursor } = await openBed();
  const blocks: number[] = [];
  await run("harmless", { onProgress: ({ block }) => blocks.push(block) });
  expect(await visited()).toEqual([0, 1, 2, 3, 4, 5]);
  expect(blocks.at(-1)).toBe(5);
  expect(await cursor()).toMatchObject({ error_code: null });
});

test.for([
  {
    trap: "loop",
    code: "MAPPING_TIMED_OUT",
    says: /handler handleBlock of data source Trap ran for more than 1 s at block 3/,
  },
  { trap: "lookup", code: "MAPPING_TIMED_OUT", says: /ran for more than 1 s/ },
  { trap: "recursion", code: "MAPPING_FAILED", says: /stack overflow/ },
  { trap: "memory", code: "MAPPING_FAILED", says: /block 3/ },
  { trap: "outside", code: "MAPPING_FAILED", says: /out of bounds/ },
  { trap: "entities", code: "OUT_OF_MEMORY", says: /more than 64 MB/ },
])("$trap ends with $code; what was before stays, the process goes on", async ({ trap, code, says }) => {
  const { run, visited, cursor } = await openBed();
  let ticks = 0;
  const ticking = setInterval(() => ticks++, 10);
  const handlerTimeoutMs = code === "MAPPING_TIMED_OUT" ? 1_000 : 60_000;
  const limits = { handlerTimeoutMs, heapLimitMb: 64, mappingRetry: { attempts: 1 } };
  await expect(run(trap, limits)).rejects.toMatchObject({
    code,
    message: expect.stringMatching(says) as string,
  });
  clearInterval(ticking);
  expect(ticks).toBeGreaterThan(5);
  expect((await visited()).every((block) => block < TRAP_BLOCK)).toBe(true);
  expect(await cursor()).toEqual({ state: "failed", error_code: code });
});

test("a mended mapping goes on where the trap was", async () => {
  const { run, visited, cursor, mend } = await openBed();
  await expect(run("loop", { handlerTimeoutMs: 500 })).rejects.toMatchObject({ code: "MAPPING_TIMED_OUT" });
  await mend();
  await run("harmless");
  expect(await visited()).toEqual([0, 1, 2, 3, 4, 5]);
  expect(await cursor()).toMatchObject({ error_code: null });
});

test("stopping ends a run that follows the head", async () => {
  const { run, visited, stop } = await openBed();
  const ended = run("harmless", {
    toBlock: undefined,
    onProgress: ({ block, phase }) => {
      if (phase === "head" && block === 5) stop();
    },
  });
  await ended;
  expect(await visited()).toEqual([0, 1, 2, 3, 4, 5]);
});
