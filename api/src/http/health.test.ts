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

const eventKey = (number: number) => `0x${eventIdOf(number).toString("hex")}`;

test("a server on a migrated database is up and ready", async () => {
  expect(await get("/healthz")).toEqual({ status: 200, body: { status: "ok" } });
  expect(await get("/readyz?verbose=1")).toEqual({ status: 200, body: { status: "ready", problems: [] } });
});

test("status tells per network how far the indexer and the metrics are", async () => {
  await world.database.pool.query(
    `insert into ops.dirty_key (metric, chain_id, key, failures, error, first_failed_at, last_failed_at, due_at) values
      ('event-sales', 1, $1, 2, 'too large', '2026-03-01', '2026-03-01', now()),
      ('event-sales', 1, $2, 10, 'division by zero', '2026-03-01', '2026-03-02', null),
      ('event-sales', 1, $3, 0, null, null, null, now())`,
    [eventIdOf(1), eventIdOf(2), eventIdOf(3)],
  );
  await world.database.pool.query(
    `insert into ops.consumer_cursor (consumer, chain_id, seq, block, block_time, backfill_keys, backfill_started_at)
     values ('event-sales@1', 137, 1, 70, now(), 40, '2026-03-01');
     insert into ops.dirty_key (metric, chain_id, key) select 'event-sales', 137, int4send(n) from generate_series(1, 15) n`,
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
        metrics: expect.arrayContaining([
          expect.objectContaining({
            metric: "event-markup",
            state: "live",
            block: 990,
            blocksBehind: 10,
            lagSeconds: 120,
            dirtyKeys: 0,
            deadLetters: 0,
            lastError: null,
            backfill: null,
          }),
          expect.objectContaining({
            metric: "event-sales",
            state: "stuck",
            block: 990,
            methodology: 4,
            dirtyKeys: 3,
            failedKeys: 2,
            deadLetters: 1,
            lastError: { key: eventKey(2), message: "division by zero", at: "2026-03-02T00:00:00.000Z" },
          }),
        ]),
      },
      {
        chainId: 137,
        state: "SYNCING",
        indexedBlock: 70,
        lagBlocks: 4930,
        metrics: expect.arrayContaining([
          expect.objectContaining({
            metric: "event-sales",
            state: "backfilling",
            block: null,
            blocksBehind: null,
            lagSeconds: null,
            backfill: { keysDone: 25, keysTotal: 40, startedAt: "2026-03-01T00:00:00.000Z" },
          }),
        ]),
      },
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
