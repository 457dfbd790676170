import { setTimeout as sleep } from "node:timers/promises";
import { createTestDatabase, type TestDatabase } from "@facevalue/db/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Running, startFacevalue } from "./support/facevalue.ts";
import { openShopWorld, readDigest, runToEnd, type ShopWorld } from "./support/shop-world.ts";

let world: ShopWorld;
const databases: TestDatabase[] = [];

beforeAll(async () => {
  world = await openShopWorld(300);
}, 600_000);

afterAll(async () => {
  for (const database of databases) await database.drop();
  await world?.node.close();
});

async function newDatabase(): Promise<TestDatabase> {
  const database = await createTestDatabase();
  databases.push(database);
  return database;
}

/** Starts an indexer without an end and resolves once it holds the writer's lock. */
async function startWriting({ url, pool }: TestDatabase): Promise<Running> {
  const indexer = startFacevalue(world.indexArguments(url));
  const statement =
    "select from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database()) and granted and objsubid = 2";
  while ((await pool.query(statement)).rowCount === 0) {
    if (indexer.process.exitCode !== null) throw new Error((await indexer.finished).stderr);
    await sleep(20);
  }
  return indexer;
}

test("a second indexer of the same tables ends with 75 and harms nothing", async () => {
  const database = await newDatabase();
  const first = await startWriting(database);
  const second = await startFacevalue(world.indexArguments(database.url)).finished;
  expect(second.code).toBe(75);
  expect(second.stderr).toContain("DATABASE_IN_USE");
  first.process.kill("SIGTERM");
  expect((await first.finished).code).toBe(0);
  await runToEnd(world.indexArguments(database.url, world.chains[0].height));
  expect(await readDigest(database)).toBe(world.digests[0]);
});

test("a second indexer takes over from one that is killed", async () => {
  const database = await newDatabase();
  const first = await startWriting(database);
  const second = startFacevalue(world.indexArguments(database.url, world.chains[0].height));
  await sleep(500);
  first.process.kill("SIGKILL");
  const { code, stderr } = await second.finished;
  expect([0, 75], stderr).toContain(code);
  await runToEnd(world.indexArguments(database.url, world.chains[0].height));
  expect(await readDigest(database)).toBe(world.digests[0]);
});

test("an indexer told to stop in the middle of the past ends soon, with what it had processed", async () => {
  const database = await newDatabase();
  let requests = 0;
  const { promise: isHalfWay, resolve } = Promise.withResolvers<void>();
  world.node.beforeRequest = () => {
    if (++requests > world.requests / 2) resolve();
  };
  const indexer = startFacevalue(world.indexArguments(database.url));
  await isHalfWay;
  world.node.beforeRequest = null;
  indexer.process.kill("SIGTERM");
  // Had it taken longer than 25 s, it would have ended with 1.
  expect((await indexer.finished).code).toBe(0);
  const { rows } = await database.pool.query('select block_number from chain_4242."cursor$"');
  const { block_number: block } = rows[0] as { block_number: number };
  expect(block).toBeGreaterThan(world.chains[0].height / 4);
  await runToEnd(world.indexArguments(database.url, world.chains[0].height));
  expect(await readDigest(database)).toBe(world.digests[0]);
});
