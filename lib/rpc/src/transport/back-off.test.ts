import { expect, test } from "vitest";
import { backOffDelay } from "./back-off.ts";

const backOff = { baseMs: 100, capMs: 1_000 };

test("the longest delay doubles with every failure up to the cap", () => {
  const longest = [1, 2, 3, 4, 5, 6].map((failures) => backOffDelay(failures, backOff, () => 1));
  expect(longest).toEqual([100, 200, 400, 800, 1_000, 1_000]);
});

test("jitter reaches down to zero", () => {
  expect(backOffDelay(5, backOff, () => 0)).toBe(0);
  expect(backOffDelay(3, backOff, () => 0.25)).toBe(100);
});
