import { silentLogger } from "@facevalue/core";
import { createTestDatabase, type TestDatabase } from "@facevalue/db/testing";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { FactsKeeper } from "../detection/facts/facts-keeper.ts";
import { applyChanges } from "../feed/apply-changes.ts";
import { EventMemory } from "../memory/event-memory.ts";
import { METRICS } from "../metrics/registry.ts";
import { recomputeMetrics } from "../recompute-metrics.ts";
import { type LooseBlock, looseBlock, placeBlocks } from "../testing/arbitrary-chain.ts";
import { type LooseRate, looseRate, placeRates } from "../testing/arbitrary-rates.ts";
import { expectedMetrics, ledgerTables } from "../testing/ledger/expected-metrics.ts";
import { readMetrics } from "../testing/read-metrics.ts";
import { TestChain } from "../testing/test-chain.ts";
import type { MetricOnNetwork } from "./metric-on-network.ts";
import { recomputeBatch } from "./recompute-batch.ts";
import { recomputeDirty } from "./recompute-dirty.ts";
import { RowMemory } from "./row-memory.ts";

type Step =
  | { readonly type: "commit"; readonly blocks: readonly LooseBlock[] }
  | { readonly type: "rollback"; readonly depth: number }
  | { readonly type: "rates"; readonly rates: readonly LooseRate[] }
  | { readonly type: "read" }
  | { readonly type: "catch-up"; readonly worker: number }
  | { readonly type: "compute"; readonly keys: number; readonly worker: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
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
      type: fc.constant("rates" as const),
      rates: fc.array(looseRate, { minLength: 1, maxLength: 8 }),
    }),
  },
  { weight: 2, arbitrary: fc.constant({ type: "read" as const }) },
  { weight: 3, arbitrary: fc.record({ type: fc.constant("catch-up" as const), worker: fc.nat(2) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant("compute" as const),
      keys: fc.integer({ min: 1, max: 3 }),
      worker: fc.nat(2),
    }),
  },
);

/** More of them by hand: FACEVALUE_RUNS=200. */
const RUNS = Number(process.env.FACEVALUE_RUNS ?? 15);

/** Characters: forgets most of what it wrote. */
const SMALL_MEMORY = 2000;
/** Facts: forgets events while it reads others. */
const SMALL_EVENTS = 12;
/** Rows: keeps only what a young chain has. */
const SMALL_FACTS = 8;

let database: TestDatabase;
let lastChainId = 1000;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

test("incremental equals from scratch equals an independent ledger, whatever the batches and roll-backs", async () => {
  const { pool } = database;
  const property = fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 14 }), async (steps) => {
    lastChainId += 1;
    const chain = await TestChain.create(pool, lastChainId);
    const units = METRICS.map((metric) => ({ metric, network: chain }));
    const memories = [
      { memory: new RowMemory(), events: new EventMemory(), facts: new FactsKeeper() },
      { memory: new RowMemory(), events: new EventMemory(), facts: new FactsKeeper() },
      {
        memory: new RowMemory(SMALL_MEMORY),
        events: new EventMemory(SMALL_EVENTS),
        facts: new FactsKeeper(SMALL_FACTS),
      },
    ];
    for (const one of steps) await take(one, chain, { units, memories });
    await catchUp(units, memories[0]);

    const incremental = await readMetrics(pool, chain.chainId);
    expect(ledgerTables(incremental)).toEqual(expectedMetrics(chain.blocks, chain.rates));
    for (const table of METRICS.flatMap(({ tables }) => tables)) {
      await pool.query(`delete from metrics.${table} where chain_id = $1`, [chain.chainId]);
    }
    await pool.query("delete from ops.network where chain_id <> $1", [chain.chainId]);
    await recomputeMetrics({ pool });
    expect(await readMetrics(pool, chain.chainId)).toEqual(incremental);
  });
  await fc.assert(property, { numRuns: RUNS });
}, 600_000);

interface Workers {
  readonly units: readonly MetricOnNetwork[];
  /** What each of them wrote and read. */
  readonly memories: readonly Memories[];
}

interface Memories {
  readonly memory: RowMemory;
  readonly events: EventMemory;
  readonly facts: FactsKeeper;
}

async function take(step: Step, chain: TestChain, { units, memories }: Workers): Promise<void> {
  if (step.type === "commit") return await chain.commit(placeBlocks(chain.blocks, step.blocks));
  if (step.type === "rollback") return await chain.rollback(chain.blocks.at(-1 - step.depth)?.number ?? 0);
  if (step.type === "rates") return await chain.tellRates(placeRates(chain, step.rates));
  if (step.type === "catch-up") return await catchUp(units, memories[step.worker]);
  for (const unit of units) {
    if (step.type === "read") await applyChanges(database.db, unit);
    else await recomputeBatch(contextOf(memories[step.worker]), unit, { limit: step.keys });
  }
}

async function catchUp(units: readonly MetricOnNetwork[], memories: Memories | undefined) {
  const { signal } = new AbortController();
  for (const unit of units) {
    await applyChanges(database.db, unit);
    const { setAside } = await recomputeDirty({ ...contextOf(memories), signal }, unit);
    expect(setAside).toBe(0);
  }
}

function contextOf(memories: Memories | undefined) {
  const { pool, db } = database;
  return { pool, db, logger: silentLogger, ...memories };
}
