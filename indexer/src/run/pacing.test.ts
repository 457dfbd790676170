import { expect, test } from "vitest";
import { CommitPolicy } from "./commit-policy.ts";
import { PollTimer } from "./poll-timer.ts";
import { RateMeter } from "./rate-meter.ts";

function clock() {
  let time = 0;
  const advance = (milliseconds: number) => {
    time += milliseconds;
  };
  return { now: () => time, advance };
}

test("a batch is committed for its changes, its blocks or its age", () => {
  const { now, advance } = clock();
  const policy = new CommitPolicy({ changes: 10, blocks: 5, milliseconds: 100 }, now);
  expect(policy.isDue({ changes: 9, blocks: 4 })).toBe(false);
  expect(policy.isDue({ changes: 10, blocks: 1 })).toBe(true);
  expect(policy.isDue({ changes: 0, blocks: 5 })).toBe(true);
  advance(100);
  expect(policy.isDue({ changes: 0, blocks: 0 })).toBe(true);
  policy.committed();
  expect(policy.isDue({ changes: 0, blocks: 0 })).toBe(false);
});

test("polls twice a second on a fast chain and never less than once a second", () => {
  const { now, advance } = clock();
  const delayAfter = (blockTimeMs: number) => {
    const timer = new PollTimer(null, now);
    for (let block = 0; block < 5; block++) {
      timer.sawBlocks(1);
      advance(blockTimeMs);
    }
    return timer.delayMs;
  };
  expect([
    new PollTimer(null, now).delayMs,
    delayAfter(2_000),
    delayAfter(4_800),
    delayAfter(12_000),
  ]).toEqual([500, 500, 800, 1_000]);
  expect(new PollTimer(7, now).delayMs).toBe(7);
});

test("rates are those of the last ten seconds", () => {
  const { now, advance } = clock();
  const meter = new RateMeter(now);
  expect([meter.logsPerSecond, meter.secondsUntil(9, 1)]).toEqual([0, null]);
  for (let second = 0; second <= 30; second++) {
    meter.count(second <= 20 ? 1_000 : 50, second * 2);
    advance(1_000);
  }
  expect(meter.logsPerSecond).toBeCloseTo(45, -1);
  expect(meter.secondsUntil(160, 60)).toBeCloseTo(55, 0);
  expect(meter.secondsUntil(60, 60)).toBe(0);
});
