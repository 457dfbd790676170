import { createTestDatabase, type TestDatabase } from "@facevalue/db/testing";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { eventIdOf } from "../testing/chain-rows.ts";
import { createWorld, type World } from "../testing/create-world.ts";
import { startTestServer, type TestServer } from "../testing/test-server.ts";

let world: World;
let server: TestServer;

beforeAll(async () => {
  world = await createWorld();
  server = await startTestServer(world.database.url);
});

afterAll(async () => {
  await server?.stop();
  await world?.database.drop();
});

async function get(path: string, from = server.url): Promise<{ status: number; body: unknown }> {
  const response = await fetch(from + path);
  expect(response.headers.get("cache-control")).toBe("no-store");
  return { status: response.status, body: await response.json() };
}

test("a server on a migrated database is up and ready", async () => {
  expect(await get("/healthz")).toEqual({ status: 200, body: { status: "ok" } });
  expect(await get("/readyz?verbose=1")).toEqual({ status: 200, body: { status: "ready", problems: [] } });
});

test("status tells per network how far the indexer and the metrics are", async () => {
  await world.database.pool.query(
    `insert into ops.dirty_key (metric, chain_id, key, failures, error) values
      ('event-sales', 1, $1, 2, 'division by zero'), ('event-sales', 1, $2, 0, null)`,
    [eventIdOf(1), eventIdOf(2)],
  );
  const { status, body } = await get("/status");
  expect(status).toBe(200);
  expect(body).toMatchObject({
    version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
    networks: [
      {
        chainId: 1,
        state: "LIVE",
        indexedBlock: 1000,
        headBlock: 1002,
        lagBlocks: 2,
        errorCode: null,
        metrics: [
          { metric: "event-markup", block: 990, dirtyKeys: 0, failedKeys: 0 },
          { metric: "event-sales", block: 990, methodology: 1, dirtyKeys: 2, failedKeys: 1 },
        ],
      },
      { chainId: 137, state: "SYNCING", indexedBlock: 70, lagBlocks: 4930, metrics: [] },
    ],
  });
});

let other: TestDatabase;
beforeEach(async () => {
  other = await createTestDatabase({ isMigrated: false });
  return () => other.drop();
});

test("a database without its migrations is not ready, and says which are missing", async () => {
  const unready = await startTestServer(other.url);
  try {
    const { status, body } = await get("/readyz", unready.url);
    expect(status).toBe(503);
    expect(body).toMatchObject({ status: "not ready", problems: [expect.stringContaining("0001_ops")] });
    expect((await get("/healthz", unready.url)).status).toBe(200);
  } finally {
    await unready.stop();
  }
});

test("a database that cannot be reached makes the server unready, not dead, and its password stays inside", async () => {
  const url = new URL(other.url);
  url.pathname = "/no_such_database";
  const unready = await startTestServer(url.href);
  try {
    const ready = await get("/readyz", unready.url);
    expect(ready).toMatchObject({ status: 503, body: { problems: [expect.stringContaining("database")] } });
    const state = await get("/status", unready.url);
    expect(state).toMatchObject({ status: 503, body: { error: "DATABASE_UNREACHABLE" } });
    expect((await get("/healthz", unready.url)).status).toBe(200);
    expect(JSON.stringify([ready, state])).not.toContain(url.password);
  } finally {
    await unready.stop();
  }
});
