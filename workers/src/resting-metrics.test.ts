import { expect, test } from "vitest";
import type { Metric } from "./metrics/metric.ts";
import { RestingMetrics } from "./resting-metrics.ts";

const metric = (pauseShare?: number): Metric => ({
  name: "slow",
  methodology: 1,
  tables: [],
  keyColumn: "key",
  keySources: [],
  alsoReads: [],
  ...(pauseShare === undefined ? {} : { pauseShare }),
  recompute: () => Promise.resolve(),
});
const network = { chainId: 1, schema: "chain_1" };

test("a metric rests in proportion to how long it took, unless somebody waits for it", async () => {
  let now = 0;
  const resting = new RestingMetrics(() => now);
  const unit = { metric: metric(3), network };
  const take = (milliseconds: number) => () => {
    now += milliseconds;
    return Promise.resolve();
  };
  expect(resting.isResting(unit)).toBe(false);
  await resting.time(unit, take(100));
  now += 299;
  expect(resting.isResting(unit)).toBe(true);
  expect(resting.isResting({ ...unit, network: { ...network, chainId: 2 } })).toBe(false);
  await resting.suspend(() => {
    expect(resting.isResting(unit)).toBe(false);
    return Promise.resolve();
  });
  expect(resting.isResting(unit)).toBe(true);
  now += 1;
  expect(resting.isResting(unit)).toBe(false);
  await resting.time({ metric: metric(), network }, take(100));
  expect(resting.isResting(unit)).toBe(false);
});

test("what rests for long is brought up to date meanwhile, if it can be", async () => {
  let now = 0;
  const resting = new RestingMetrics(() => now);
  const able = { metric: { ...metric(4), update: () => Promise.resolve(null) }, network };
  const take = (milliseconds: number) => () => {
    now += milliseconds;
    return Promise.resolve();
  };
  await resting.time(able, take(499));
  expect(resting.takesUpdates(able)).toBe(false);
  await resting.time(able, take(500));
  expect(resting.takesUpdates(able)).toBe(true);
  expect(resting.takesUpdates({ ...able, metric: metric(4) })).toBe(false);
  await resting.suspend(() => {
    expect(resting.takesUpdates(able)).toBe(false);
    return Promise.resolve();
  });
  now += 2000;
  expect(resting.takesUpdates(able)).toBe(false);
});
