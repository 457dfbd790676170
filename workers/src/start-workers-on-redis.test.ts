import { setTimeout as sleep } from "node:timers/promises";
import { createLogger } from "@facevalue/core";
import { createTestDatabase, type TestDatabase } from "@facevalue/db/testing";
import { Redis } from "ioredis";
import { afterEach, beforeEach, expect, test } from "vitest";
import { startWorkers, type Workers } from "./start-workers.ts";
import { expectedMetrics, ledgerTables } from "./testing/ledger/expected-metrics.ts";
import { readMetrics } from "./testing/read-metrics.ts";
import { blocksOf, publication, resale } from "./testing/sample-facts.ts";
import { TestChain } from "./testing/test-chain.ts";
import { TestRedis } from "./testing/test-redis.ts";

const CHAIN_ID = 31337;
const PASSWORD = "s3cret";
/** Several attempts to connect. */
const WHILE_MS = 1500;

let database: TestDatabase;
let chain: TestChain;
let log: string;
const closers: (() => Promise<unknown>)[] = [];

beforeEach(async () => {
  log = "";
  database = await createTestDatabase();
  chain = await TestChain.create(database.pool, CHAIN_ID);
  await chain.commit(blocksOf(1, [publication("e1")], [resale("e1")]));
});
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
  await database.drop();
});

async function openRedis(options: readonly string[] = [], isStarted = true): Promise<TestRedis> {
  const redis = await TestRedis.open(options, { isStarted });
  closers.push(() => redis.close());
  return redis;
}

async function start(redisUrl: string, databaseUrl = database.url): Promise<Workers> {
  const write = (line: string) => {
    log += line;
  };
  const logger = createLogger("json", "info", { write });
  const workers = await startWorkers({ databaseUrl, redisUrl, logger });
  closers.push(() => workers.close());
  return workers;
}

function messages(): string[] {
  return log
    .trim()
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => (JSON.parse(line) as { msg: string }).msg);
}

const AWAY = "Redis is away: metrics stand still until it is back, all else goes on";

async function expectLedger(): Promise<void> {
  expect(ledgerTables(await readMetrics(database.pool, CHAIN_ID))).toEqual(expectedMetrics(chain.blocks));
}

test("a Redis that is away at the start is told once, and the work begins when it comes", async () => {
  const redis = await openRedis([], false);
  const workers = await start(redis.url);
  await sleep(WHILE_MS);
  expect(messages()).toEqual([AWAY]);
  await redis.start();
  await workers.idle();
  await expectLedger();
  expect(messages()).toEqual([AWAY, "Redis is back"]);
});

test("a Redis that is killed is told once, and all that came meanwhile is computed when it is back, empty", async () => {
  const redis = await openRedis();
  const workers = await start(redis.url);
  await workers.idle();
  await redis.end("SIGKILL");
  for (let number = 3; number < 9; number += 1) await chain.commit(blocksOf(number, [resale("e1")]));
  await sleep(WHILE_MS);
  expect(messages()).toEqual([AWAY]);
  await redis.start();
  await workers.idle();
  await expectLedger();
  expect(messages()).toEqual([AWAY, "Redis is back"]);
});

test("a Redis that is emptied at work loses nothing", async () => {
  const redis = await openRedis();
  const workers = await start(redis.url);
  const client = new Redis(redis.url);
  closers.push(() => client.quit());
  for (let number = 3; number < 20; number += 1) {
    const event = `e${(number + 256).toString(16)}`;
    await chain.commit(blocksOf(number, [publication(event), resale(event)]));
    await client.flushall();
  }
  await workers.idle();
  await expectLedger();
});

test("workers stop at once while Redis is away", async () => {
  const redis = await openRedis();
  const workers = await start(redis.url);
  await workers.idle();
  await redis.end();
  await chain.commit(blocksOf(3, [resale("e1")]));
  await expect.poll(() => messages()).toEqual([AWAY]);
  await workers.close();
  const never = await openRedis([], false);
  const others = await start(never.url);
  await others.close();
  expect(messages()).toEqual([AWAY, AWAY]);
});

test("a Redis that refuses the password is told once, without the password", async () => {
  const redis = await openRedis(["--requirepass", "another"]);
  const url = redis.url.replace("//", `//:${PASSWORD}@`);
  await start(url);
  await sleep(WHILE_MS);
  expect(messages()).toEqual([AWAY]);
  expect(log).toContain("WRONGPASS");
  expect(log).not.toContain(PASSWORD);
  const right = await start(redis.url.replace("//", "//:another@"));
  await right.idle();
  await expectLedger();
});

test("a Redis that may drop keys is warned about", async () => {
  const redis = await openRedis(["--maxmemory-policy", "allkeys-lru"]);
  const workers = await start(redis.url);
  await workers.idle();
  expect(messages()).toEqual([expect.stringContaining("set its maxmemory-policy to noeviction")]);
});

test("two databases share a Redis without waking each other's workers", async () => {
  const redis = await openRedis();
  const other = await createTestDatabase();
  closers.push(other.drop);
  const otherChain = await TestChain.create(other.pool, CHAIN_ID);
  await otherChain.commit(blocksOf(1, [publication("e2")], [resale("e2"), resale("e2")]));
  const [workers, others] = [await start(redis.url), await start(redis.url, other.url)];
  await Promise.all([workers.idle(), others.idle()]);
  await expectLedger();
  expect(ledgerTables(await readMetrics(other.pool, CHAIN_ID))).toEqual(expectedMetrics(otherChain.blocks));
  const client = new Redis(redis.url);
  closers.push(() => client.quit());
  const prefixes = new Set((await client.keys("*")).map((key) => key.split(":")[0]));
  expect(prefixes.size).toBe(2);
});
