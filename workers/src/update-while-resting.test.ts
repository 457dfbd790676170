import { setTimeout as sleep } from "node:timers/promises";
import { silentLogger } from "@facevalue/core";
import { createTestDatabase } from "@facevalue/db/testing";
import { expect, test, vi } from "vitest";
import { metric as detection } from "./metrics/detection/metric.ts";
import type { Metric } from "./metrics/metric.ts";
import { metric as washTrade } from "./metrics/wash-trade/metric.ts";
import { startWorkers } from "./start-workers.ts";
import { RESELLER, resaleTrades } from "./testing/resale-trades.ts";
import { TestChain } from "./testing/test-chain.ts";

/** As on a large network: a run takes so long that the metric rests for minutes. */
const slow: Metric = {
  ...detection,
  pauseShare: 1000,
  async recompute(session, scope) {
    await detection.recompute(session, scope);
    await sleep(100);
  },
};

test("while detection rests, a block's entities are judged again, and the next run decides", async () => {
  const database = await createTestDatabase();
  const chain = await TestChain.create(database.pool, 31337);
  const workers = await startWorkers({
    databaseUrl: database.url,
    logger: silentLogger,
    metrics: [washTrade, slow],
  });
  const covered = async () => {
    const { rows } = await database.pool.query(
      "select block::int from ops.metric_state where metric = 'detection'",
    );
    return rows[0]?.block;
  };
  const score = async () => {
    const { rows } = await database.pool.query(
      "select band, score, as_of_block::int as block from metrics.score where entity = $1",
      [Buffer.from(RESELLER, "hex")],
    );
    return rows[0];
  };
  try {
    const blocks = resaleTrades();
    await chain.commit(blocks.slice(0, 2));
    await workers.idle();
    expect(await score()).toMatchObject({ band: "none", block: 2 });
    await chain.commit(blocks.slice(2));
    await vi.waitFor(async () => expect(await score()).toMatchObject({ block: 4 }), { timeout: 20_000 });
    const updated = await score();
    expect(updated.band).toMatch(/normal|high/);
    expect(await covered()).toBe(2);
    await workers.idle();
    expect(await covered()).toBe(5);
    expect(await score()).toEqual(updated);
  } finally {
    await workers.close();
    await database.drop();
  }
}, 60_000);
