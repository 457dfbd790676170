import { setTimeout as sleep } from "node:timers/promises";
import { silentLogger } from "@facevalue/core";
import { createTestDatabase, type TestDatabase } from "@facevalue/db/testing";
import fc from "fast-check";
import { Redis } from "ioredis";
import { afterEach, expect, test } from "vitest";
import { METRICS } from "./metrics/registry.ts";
import { recomputeMetrics } from "./recompute-metrics.ts";
import { startWorkers, type Workers } from "./start-workers.ts";
import { type LooseBlock, looseBlock, placeBlocks } from "./testing/arbitrary-chain.ts";
import { expectedMetrics, ledgerTables } from "./testing/ledger/expected-metrics.ts";
import { readMetrics } from "./testing/read-metrics.ts";
import { TestChain } from "./testing/test-chain.ts";
import { TestRedis } from "./testing/test-redis.ts";

const RUNS = Number(process.env.FACEVALUE_RUNS ?? 3);

type Step =
  | { readonly type: "commit"; readonly blocks: readonly LooseBlock[] }
  | { readonly type: "rollback"; readonly depth: number }
  | { readonly type: "pause"; readonly milliseconds: number }
  | { readonly type: "restart"; readonly worker: number }
  | { readonly type: "cut" }
  | { readonly type: "flush" };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      type: fc.constant("commit" as const),
      blocks: fc.array(looseBlock, { minLength: 1, maxLength: 4 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ type: fc.constant("rollback" as const), depth: fc.integer({ min: 1, max: 4 }) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant("pause" as const),
      milliseconds: fc.integer({ max: 60, min: 1 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ type: fc.constant("restart" as const), worker: fc.nat(3) }) },
  { weight: 1, arbitrary: fc.constant({ type: "cut" as const }) },
  { weight: 1, arbitrary: fc.constant({ type: "flush" as const }) },
);

let lastChainId = 5000;
const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});

/** Several workers on a database, on the queue of their choice. */
class Crew {
  readonly database: TestDatabase;
  readonly #redis: Redis | null;
  readonly #options: Parameters<typeof startWorkers>[0];
  readonly #workers: Workers[] = [];

  private constructor(database: TestDatabase, redisUrl: string | undefined) {
    this.database = database;
    this.#redis = redisUrl === undefined ? null : new Redis(redisUrl);
    // Few keys at a time, so that batches end within what one block touches.
    this.#options = { databaseUrl: database.url, redisUrl, logger: silentLogger, batchKeys: 2 };
  }

  static async open(queue: "postgres" | "redis", count: number): Promise<Crew> {
    const database = await createTestDatabase();
    closers.push(database.drop);
    const redis = queue === "redis" ? await TestRedis.open() : undefined;
    if (redis !== undefined) closers.push(() => redis.close());
    const crew = new Crew(database, redis?.url);
    closers.push(() => crew.close());
    for (let index = 0; index < count; index += 1) crew.#workers.push(await startWorkers(crew.#options));
    return crew;
  }

  async take(step: Step, chain: TestChain): Promise<void> {
    if (step.type === "commit") await chain.commit(placeBlocks(chain.blocks, step.blocks));
    else if (step.type === "rollback") await chain.rollback(chain.blocks.at(-1 - step.depth)?.number ?? 0);
    else if (step.type === "pause") await sleep(step.milliseconds);
    else if (step.type === "restart") await this.#restart(step.worker % this.#workers.length);
    else if (step.type === "flush") await this.#redis?.flushall();
    else {
      await this.database.pool.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and application_name like 'facevalue workers%'`,
      );
    }
  }

  async idle(): Promise<void> {
    await Promise.all(this.#workers.map((workers) => workers.idle()));
  }

  async close(): Promise<void> {
    for (const workers of this.#workers) await workers.close();
    this.#redis?.disconnect();
  }

  async #restart(index: number): Promise<void> {
    await this.#workers[index]?.close();
    this.#workers[index] = await startWorkers(this.#options);
  }
}

async function expectSameFromScratch({ pool }: TestDatabase, chain: TestChain): Promise<void> {
  const incremental = await readMetrics(pool, chain.chainId);
  expect(ledgerTables(incremental)).toEqual(expectedMetrics(chain.blocks));
  for (const table of METRICS.flatMap(({ tables }) => tables)) {
    await pool.query(`delete from metrics.${table} where chain_id = $1`, [chain.chainId]);
  }
  await recomputeMetrics({ pool });
  expect(await readMetrics(pool, chain.chainId)).toEqual(incremental);
}

test.each([
  ["postgres", 1],
  ["postgres", 4],
  ["redis", 1],
  ["redis", 4],
] as const)(
  "on %s, %i workers that are restarted and cut off between blocks and roll-backs end where from scratch ends",
  async (queue, count) => {
    const crew = await Crew.open(queue, count);
    const property = fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 20 }), async (steps) => {
      lastChainId += 1;
      await crew.database.pool.query("delete from ops.network");
      const chain = await TestChain.create(crew.database.pool, lastChainId);
      for (const one of steps) await crew.take(one, chain);
      await crew.idle();
      await expectSameFromScratch(crew.database, chain);
    });
    await fc.assert(property, { numRuns: RUNS, endOnFailure: true });
  },
  RUNS * 60_000,
);
