import { setTimeout as sleep } from "node:timers/promises";
import { createDatabase, migrateToLatest } from "@facevalue/db";
import { digestMetrics } from "@facevalue/indexer";
import { randomizer } from "@facevalue/indexer/testing";
import { looseBlock, multiplyChain, placeBlocks, TestChain, TestRedis } from "@facevalue/workers/testing";
import fc from "fast-check";
import type pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { CrashingPostgres } from "./support/crashing-postgres.ts";
import { facevalue, type Running, startFacevalue } from "./support/facevalue.ts";

const RUNS = Math.ceil(Number(process.env.FACEVALUE_CRASHES ?? 10) / 10);
const SEED = Number(process.env.FACEVALUE_SEED ?? 1);
const CHAIN_ID = 4242;
const BLOCKS = 40;
const COPIES = 60;
const FILLED = "filled";

let server: CrashingPostgres;
let redis: TestRedis;
/** What an undisturbed run ends in, and how long it computes. */
let undisturbed: { digest: string; milliseconds: number };

beforeAll(async () => {
  redis = await TestRedis.open();
  server = await CrashingPostgres.open();
  const { pool } = await server.newDatabase(FILLED);
  await migrateToLatest(createDatabase(pool));
  const chain = await TestChain.create(pool, CHAIN_ID);
  await chain.commit(placeBlocks([], fc.sample(looseBlock, { numRuns: BLOCKS, seed: SEED })));
  await multiplyChain(pool, chain.schema, COPIES);
  await pool.end();
  const { url, pool: own } = await server.newDatabase("undisturbed", FILLED);
  const working = startFacevalue(workArguments(url));
  await untilBackfillBegins(own, working);
  const startedAt = performance.now();
  expect((await working.finished).code).toBe(0);
  undisturbed = { digest: await readDigest(own), milliseconds: performance.now() - startedAt };
  await own.end();
}, 600_000);

afterAll(async () => {
  await redis?.close();
  await server?.close();
});

function workArguments(databaseUrl: string, redisUrl?: string): string[] {
  const queue = redisUrl === undefined ? [] : ["--redis", redisUrl];
  return ["work", "--database", databaseUrl, ...queue, "--until-idle", "--log", "json"];
}

async function readDigest(pool: pg.Pool): Promise<string> {
  const client = await pool.connect();
  const digest = await digestMetrics(client);
  client.release();
  return JSON.stringify(digest);
}

/** Resolves when keys are being computed, or the worker is done. */
async function untilBackfillBegins(pool: pg.Pool, { process: worker }: Running): Promise<void> {
  const begun = "select from ops.consumer_cursor where backfill_keys is not null";
  while (worker.exitCode === null && (await pool.query(begun)).rowCount === 0) await sleep(10);
}

interface Crash {
  readonly queue: "postgres" | "redis";
  /** What is ended with SIGKILL. */
  readonly victim: "worker" | "postgres" | "redis";
}

const CRASHES: readonly Crash[] = [
  { queue: "postgres", victim: "worker" },
  { queue: "postgres", victim: "postgres" },
  { queue: "redis", victim: "worker" },
  { queue: "redis", victim: "postgres" },
  { queue: "redis", victim: "redis" },
];

const KILLS: Record<Crash["victim"], (worker: Running, random: (below: number) => number) => Promise<void>> =
  {
    async worker({ process: worker, finished }) {
      worker.kill("SIGKILL");
      await finished;
    },
    postgres: (_, random) => server.crash("SIGKILL", random(300)),
    async redis(_, random) {
      await redis.end("SIGKILL");
      await sleep(random(1000));
      await redis.start();
    },
  };

/** Starts the worker and ends its victim while it computes; resolves when the worker has ended, with whether it was done before. */
async function workAndCrash(
  args: readonly string[],
  { pool, victim, random }: { pool: pg.Pool; victim: Crash["victim"]; random: (below: number) => number },
): Promise<boolean> {
  const worker = startFacevalue(args);
  await untilBackfillBegins(pool, worker);
  await sleep(random(undisturbed.milliseconds));
  const wasDone = worker.process.exitCode !== null;
  await KILLS[victim](worker, random);
  const { code, signal, stderr } = await worker.finished;
  if (signal === null) expect([0, 75], stderr).toContain(code);
  return wasDone;
}

test.each(CRASHES)(
  "a backfill on a queue in $queue whose $victim is killed ends in the digest of an undisturbed run",
  async ({ queue, victim }) => {
    const random = randomizer(
      SEED * 100 + CRASHES.findIndex((one) => one.queue === queue && one.victim === victim),
    );
    let interrupted = 0;
    for (let run = 0; run < RUNS || (interrupted === 0 && run < RUNS + 5); run += 1) {
      const { url, pool } = await server.newDatabase(`${queue}_${victim}_${run}`, FILLED);
      const args = workArguments(url, queue === "redis" ? redis.url : undefined);
      if (!(await workAndCrash(args, { pool, victim, random }))) interrupted += 1;
      await facevalue(...args);
      expect(await readDigest(pool), `run ${run} with seed ${SEED}`).toBe(undisturbed.digest);
      await pool.end();
    }
    expect(interrupted).toBeGreaterThan(0);
  },
  (RUNS + 5) * 120_000,
);
