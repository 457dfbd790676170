import { Agent } from "node:http";
import { connect } from "node:net";
import { createTestDatabase, type TestDatabase } from "@facevalue/db/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createWorld } from "../testing/create-world.ts";
import { post, rawRequest, startTestServer } from "../testing/test-server.ts";

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(async () => {
  await database?.drop();
});

test("listens on loopback, under the address that it tells", async () => {
  const server = await startTestServer(database.url);
  expect(server.url).toBe(`http://127.0.0.1:${server.port}`);
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
  await server.stop();
});

test("a port that is in use is one clear line, and nothing stays open", async () => {
  const first = await startTestServer(database.url);
  const second = startTestServer(database.url, { port: first.port });
  await expect(second).rejects.toMatchObject({
    code: "PORT_IN_USE",
    message: expect.stringMatching(new RegExp(`^Port ${first.port} on 127.0.0.1 is in use: .*--port.*$`)),
  });
  await first.stop();
  const third = await startTestServer(database.url, { port: first.port });
  expect((await fetch(`${third.url}/healthz`)).status).toBe(200);
  await third.stop();
});

test("stopping lets a running request end, ends idle connections at once and frees the port", async () => {
  const world = await createWorld();
  const server = await startTestServer(world.database.url);
  const agent = new Agent({ keepAlive: true });
  await rawRequest(server.port, { path: "/healthz", agent });
  const lock = await world.database.pool.connect();
  await lock.query("begin; lock table chain_1.event in access exclusive mode");
  const running = post(server.url, { query: "{ events { totalCount } }" });
  await expect.poll(() => waitingForLock(world.database)).toBe(1);

  const stopped = server.close();
  let isStopped = false;
  void stopped.then(() => {
    isStopped = true;
  });
  await expect(refusal(server.port)).resolves.toBe("ECONNREFUSED");
  expect(isStopped).toBe(false);
  await lock.query("commit");
  lock.release();
  expect(await running).toMatchObject({ status: 200, data: { events: { totalCount: 6 } }, errors: [] });
  const startedAt = performance.now();
  await stopped;
  expect(performance.now() - startedAt).toBeLessThan(5000);
  await expect(server.close()).resolves.toBeUndefined();
  agent.destroy();
  await server.stop();
  await world.database.drop();
});

async function waitingForLock({ pool }: TestDatabase): Promise<number> {
  const { rows } = await pool.query<{ n: number }>(
    `select count(*)::int as n from pg_stat_activity
     where wait_event_type = 'Lock' and datname = current_database()`,
  );
  return rows[0]?.n ?? 0;
}

function refusal(port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1", () => {
      socket.destroy();
      resolve(undefined);
    });
    socket.on("error", (error: NodeJS.ErrnoException) => resolve(error.code));
  });
}

test("a statement that takes too long is cancelled, and its text stays inside", async () => {
  const world = await createWorld();
  const server = await startTestServer(world.database.url, { statementTimeoutMs: 100 });
  const lock = await world.database.pool.connect();
  await lock.query("begin; lock table chain_1.event in access exclusive mode");
  const { data, errors } = await post(server.url, { query: "{ events { totalCount } }" });
  expect(data).toBeNull();
  expect(errors).toMatchObject([
    {
      message: "the query takes longer than 0.1 seconds: ask for less",
      extensions: { code: "QUERY_TOO_EXPENSIVE" },
    },
  ]);
  await lock.query("rollback");
  lock.release();
  expect((await post(server.url, { query: "{ events { totalCount } }" })).errors).toEqual([]);
  await server.stop();
  await world.database.drop();
});
