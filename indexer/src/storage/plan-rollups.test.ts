import { expect, test } from "vitest";
import { planRollups } from "./plan-rollups.ts";

/** 2006-07-16 07:40 UTC and the hours around it, as in the test of buckets in graph-node's schema/input/mod.rs. */
const START = 1_153_035_600;
const EIGHT = 1_153_036_800;
const HOUR = 3_600;
const SEVEN = EIGHT - HOUR;
const MIDNIGHT = EIGHT + 16 * HOUR;

const before = { number: 10, timestamp: START };
const hour = (start: number, block: number) => ({ interval: "hour", start, end: start + HOUR, block });

test.each([
  ["just before the hour", [EIGHT - 1], []],
  ["on the hour", [EIGHT], [hour(SEVEN, 11)]],
  ["an hour later", [START + HOUR], [hour(SEVEN, 11)]],
  ["two hours later, of which the second holds nothing", [START + 2 * HOUR], [hour(SEVEN, 11)]],
  ["in each hour", [EIGHT, EIGHT + HOUR], [hour(SEVEN, 11), hour(EIGHT, 12)]],
  ["twice in the next hour", [EIGHT, EIGHT + 1], [hour(SEVEN, 11)]],
  ["at a time before the last", [EIGHT, SEVEN, EIGHT + 5], [hour(SEVEN, 11)]],
])("blocks %s", (_, times, rollups) => {
  const blocks = times.map((timestamp, index) => ({ number: 11 + index, timestamp }));
  expect(planRollups(before, blocks)).toEqual(rollups);
});

test("a block that ends a day ends an hour too, the hour first", () => {
  const day = { interval: "day", start: MIDNIGHT - 24 * HOUR, end: MIDNIGHT, block: 11 };
  expect(planRollups(before, [{ number: 11, timestamp: MIDNIGHT }])).toEqual([hour(SEVEN, 11), day]);
});

test("the first blocks of all end nothing before them", () => {
  expect(planRollups(null, [{ number: 3, timestamp: START }])).toEqual([]);
  const blocks = [START, EIGHT].map((timestamp, number) => ({ number, timestamp }));
  expect(planRollups(null, blocks)).toEqual([hour(SEVEN, 1)]);
  expect(planRollups(null, [])).toEqual([]);
});
