import { silentLogger } from "@facevalue/core";
import { createTestDatabase, type TestDatabase } from "@facevalue/db/testing";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { MetricOnNetwork } from "../compute/metric-on-network.ts";
import { recomputeDirty } from "../compute/recompute-dirty.ts";
import { applyChanges } from "../feed/apply-changes.ts";
import { metric as eventSales } from "../metrics/event-sales/metric.ts";
import { fragileMetric } from "../testing/fragile-metric.ts";
import { blocksOf, publication, resale } from "../testing/sample-facts.ts";
import { TestChain } from "../testing/test-chain.ts";
import { listDeadLetters } from "./list-dead-letters.ts";
import { replayDeadLetters } from "./replay-dead-letters.ts";

const ATTEMPTS = 10;
const EVENTS = ["e1", "e2", "e3", "e4", "e5", "e6", "e7"];
const BAD = "e3";

let database: TestDatabase;
let chain: TestChain;
let fragile: ReturnType<typeof fragileMetric>;
let unit: MetricOnNetwork;

beforeEach(async () => {
  database = await createTestDatabase();
  chain = await TestChain.create(database.pool, 31337);
  fragile = fragileMetric(eventSales);
  fragile.broken.add(BAD);
  unit = { metric: fragile.metric, network: chain };
  await chain.commit(
    blocksOf(
      1,
      EVENTS.map((event) => publication(event)),
    ),
  );
});
afterEach(() => database.drop());

async function compute() {
  await applyChanges(database.db, unit);
  const { pool, db } = database;
  const context = { pool, db, logger: silentLogger, signal: new AbortController().signal };
  return await recomputeDirty(context, unit);
}

async function endPause(): Promise<void> {
  await database.pool.query("update ops.dirty_key set due_at = now() where due_at is not null");
}

async function failUntilDead(): Promise<void> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    await endPause();
    expect(await compute()).toMatchObject({ outcome: "keys-left", setAside: 1 });
  }
}

async function watermark(): Promise<number | undefined> {
  const { rows } = await database.pool.query("select block::int from ops.metric_state");
  return rows[0]?.block;
}

test("a key that fails is tried again after growing pauses with jitter, and is a dead letter in the end", async () => {
  const pauses: number[] = [];
  for (let attempt = 1; attempt < ATTEMPTS; attempt += 1) {
    await endPause();
    await compute();
    expect(await listDeadLetters(database.db)).toEqual([]);
    const [key] = await listDeadLetters(database.db, { isRetryingIncluded: true });
    expect(key).toMatchObject({ key: "0xe3", state: "retrying", attempts: attempt, error: "e3 is broken" });
    pauses.push(((key?.nextAttemptAt?.getTime() ?? 0) - (key?.lastFailedAt.getTime() ?? 0)) / 1000);
  }
  for (const [index, pause] of pauses.entries()) {
    expect(pause).toBeGreaterThanOrEqual(2 ** index / 2);
    expect(pause).toBeLessThanOrEqual(2 ** index);
  }
  expect(pauses.every((pause, index) => pause === 2 ** index)).toBe(false);
  await endPause();
  await compute();
  const [dead] = await listDeadLetters(database.db);
  expect(dead).toMatchObject({
    metric: "event-sales",
    state: "dead",
    attempts: ATTEMPTS,
    nextAttemptAt: null,
  });
  expect(dead?.lastFailedAt.getTime()).toBeGreaterThan(dead?.firstFailedAt.getTime() ?? 0);
  await endPause();
  expect(await compute()).toMatchObject({ computed: 0, setAside: 0 });
});

test("a dead letter stops nothing else: other keys are computed, and the watermark moves", async () => {
  await failUntilDead();
  await chain.commit(blocksOf(2, [resale("e1")], []));
  expect(await compute()).toMatchObject({ computed: 1, setAside: 0 });
  expect(await watermark()).toBe(3);
  const { rows } = await database.pool.query(
    "select encode(event_id, 'hex') as event from metrics.event_sales order by 1",
  );
  expect(rows.map(({ event }) => event)).toEqual(EVENTS.filter((event) => event !== BAD));
});

test("a change of its key gives a dead letter one more attempt, and it is gone once that succeeds", async () => {
  await failUntilDead();
  await chain.commit(blocksOf(2, [resale(BAD)]));
  expect(await compute()).toMatchObject({ setAside: 1 });
  expect(await listDeadLetters(database.db)).toMatchObject([{ attempts: ATTEMPTS + 1, state: "dead" }]);
  fragile.broken.clear();
  await chain.commit(blocksOf(3, [resale(BAD)]));
  expect(await compute()).toMatchObject({ outcome: "clean", computed: 1 });
  expect(await listDeadLetters(database.db, { isRetryingIncluded: true })).toEqual([]);
});

test("dead letters are replayed, those that match only", async () => {
  fragile.broken.add("e5");
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    await endPause();
    await compute();
  }
  expect(await listDeadLetters(database.db)).toHaveLength(2);
  fragile.broken.clear();
  expect(await replayDeadLetters(database.db, { metric: "event-markup" })).toBe(0);
  expect(await replayDeadLetters(database.db, { metric: "event-sales", key: Buffer.from("e5", "hex") })).toBe(
    1,
  );
  await compute();
  expect(await listDeadLetters(database.db)).toMatchObject([{ key: "0xe3" }]);
  expect(await replayDeadLetters(database.db, { chainId: 31337 })).toBe(1);
  expect(await compute()).toMatchObject({ outcome: "clean", computed: 1 });
});

test("a key that failed before does not fail a batch again", async () => {
  await compute();
  await chain.commit(
    blocksOf(
      2,
      EVENTS.map((event) => resale(event)),
    ),
  );
  fragile.batches.length = 0;
  await compute();
  expect(fragile.batches).toEqual([EVENTS.filter((event) => event !== BAD), [BAD]]);
});

// Which of the two transactions comes first is the server's choice: now and then it is the other one.
test("a key that changes while it fails for the last time is tried with the change", {
  retry: 3,
}, async () => {
  await failUntilDead();
  await replayDeadLetters(database.db);
  await database.pool.query(`update ops.dirty_key set failures = ${ATTEMPTS - 1}`);
  const { recompute } = fragile.metric;
  let isFirst = true;
  const changing = {
    ...fragile.metric,
    recompute: async (...args: Parameters<typeof recompute>) => {
      // Before the attempt takes its key, and so as a mark that it does not see.
      if (isFirst) await markFromOutside();
      isFirst = false;
      await recompute(...args);
    },
  };
  unit = { metric: changing, network: chain };
  await compute();
  const [key] = await listDeadLetters(database.db, { isRetryingIncluded: true });
  expect(key).toMatchObject({ state: "dead", attempts: ATTEMPTS + 1 });
});

/** The key is locked by the attempt: its mark comes between the attempt's end and the note of the failure. */
async function markFromOutside(): Promise<void> {
  const marking = database.pool.query("update ops.dirty_key set version = version + 1");
  marking.catch(() => undefined);
  await new Promise((resolve) => setTimeout(resolve, 100));
}
