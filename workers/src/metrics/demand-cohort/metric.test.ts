import { silentLogger } from "@facevalue/core";
import { createTestDatabase, type TestDatabase } from "@facevalue/db/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { recomputeDirty } from "../../compute/recompute-dirty.ts";
import { applyChanges } from "../../feed/apply-changes.ts";
import type { ChainBlock, EventFact, SaleFact } from "../../testing/chain-fact.ts";
import { computeOnce } from "../../testing/compute-once.ts";
import { readMetrics } from "../../testing/read-metrics.ts";
import { blocksOf, publication, resale, START_TIME } from "../../testing/sample-facts.ts";
import { TestChain } from "../../testing/test-chain.ts";
import { metric as demandMetric } from "../event-demand/metric.ts";
import { metric as bookMetric } from "../event-order-book/metric.ts";
import { metric } from "./metric.ts";

const DAY = 86_400;
let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const soon = (event: string, fields: Partial<EventFact> = {}) =>
  publication(event, { capacity: 100n, category: "concert", startsAt: START_TIME + 2 * DAY, ...fields });
const sale = (event: string, quantity: bigint): SaleFact =>
  resale(event, { kind: "PRIMARY", ticket: null, quantity });

async function cohortsOf(blocks: readonly ChainBlock[]) {
  return (await computeOnce(database, blocks)).demand_cohort ?? [];
}

test("events on sale are compared by category, size and lead, and more widely", async () => {
  const events = ["e1", "e2", "e3", "e4", "e5"];
  const rows = await cohortsOf(
    blocksOf(
      1,
      [...events.map((event) => soon(event)), soon("e6", { category: "sport", capacity: null })],
      [...events.map((event, index) => sale(event, BigInt(10 * (index + 1)))), sale("e6", 1n)],
    ),
  );
  const sold = rows.filter(({ term }) => term === "SELL_THROUGH");
  const same = { lead: "UNDER_3_DAYS", as_of_time: String(START_TIME + 2), as_of_block: "2" };
  expect(sold).toHaveLength(5);
  expect(sold).toContainEqual(
    expect.objectContaining({
      ...same,
      level: "CATEGORY_SIZE_LEAD",
      category: "concert",
      size_class: "UNDER_200",
      event_count: "5",
      known_count: "5",
      median: "0.300000000000000000",
      deviation: "0.148260000000000000",
    }),
  );
  expect(sold).toContainEqual(
    expect.objectContaining({
      ...same,
      level: "LEAD",
      category: "",
      size_class: "",
      event_count: "6",
      known_count: "5",
    }),
  );
  expect(rows.find(({ term, level }) => term === "ABSORPTION" && level === "LEAD")).toMatchObject({
    known_count: "0",
    median: null,
    deviation: null,
  });
});

test("what is cancelled, over, not yet on sale or without a start is compared with nothing", async () => {
  const facts = [
    soon("e1", { startsAt: START_TIME }),
    soon("e2", { startsAt: null }),
    soon("e3", { salesStart: START_TIME + DAY }),
    soon("e4"),
    soon("e5", { startsAt: Number.MAX_SAFE_INTEGER }),
  ];
  const cancelled: EventFact = { ...soon("e4"), kind: "CANCELLED" };
  const sales = ["e1", "e2", "e3", "e4", "e5"].map((event) => sale(event, 1n));
  expect(await cohortsOf(blocksOf(1, facts, [...sales, cancelled]))).toEqual([]);
});

test("it waits for the metrics whose rows it reads, and is no fresher than they are", async () => {
  const { pool, db } = database;
  await pool.query("delete from ops.network");
  const network = await TestChain.create(pool, 7001);
  await network.commit(blocksOf(1, [soon("e1")], [sale("e1", 10n)]));
  const { signal } = new AbortController();
  const compute = async (one: typeof metric) =>
    await recomputeDirty({ pool, db, logger: silentLogger, signal }, { metric: one, network });
  const median = async () =>
    (await readMetrics(pool, 7001)).demand_cohort?.find(({ term }) => term === "SELL_THROUGH")?.median;
  const all = [demandMetric, bookMetric, metric];

  await applyChanges(db, { metric, network });
  expect((await compute(metric)).outcome).toBe("keys-left");
  for (const one of all) await applyChanges(db, { metric: one, network });
  expect((await compute(metric)).outcome).toBe("keys-left");
  await compute(demandMetric);
  await compute(bookMetric);
  expect((await compute(metric)).outcome).toBe("clean");
  expect(await median()).toBe("0.100000000000000000");

  await network.commit([{ number: 3, time: START_TIME + 3, facts: [sale("e1", 10n)] }]);
  for (const one of all) await applyChanges(db, { metric: one, network });
  expect(await compute(metric)).toMatchObject({ outcome: "keys-left", computed: 0 });
  await compute(demandMetric);
  await compute(bookMetric);
  expect(await compute(metric)).toMatchObject({ outcome: "clean", computed: 1 });
  expect(await median()).toBe("0.200000000000000000");
  const state = "select block from ops.metric_state where metric = 'demand-cohort' and chain_id = 7001";
  expect((await pool.query(state)).rows).toEqual([{ block: "3" }]);
});

test("a recomputation of a metric whose rows it reads has it follow", async () => {
  const { pool, db } = database;
  const network = { chainId: 7001, schema: "chain_7001" };
  await applyChanges(db, { metric: demandMetric, network }, { isFromScratch: true });
  const { rows } = await pool.query(
    "select key from ops.dirty_key where metric = 'demand-cohort' and chain_id = 7001",
  );
  expect(rows).toEqual([{ key: Buffer.from("network") }]);
});
