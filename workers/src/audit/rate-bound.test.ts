import fc from "fast-check";
import { expect, test } from "vitest";
import { rateBelow } from "./rate-bound.ts";

test.each([
  [0, 10, null],
  [0, 0, null],
  [2, 10, "1.000000000000000000"],
  [300, 10_000, "0.010000000000000000"],
  [7, 10_000, "0.428571428571428571"],
  [10, 10, "0.000000000000000000"],
])("%d of %d", (size, population, expected) => {
  expect(rateBelow(size, population)).toBe(expected);
});

test("a share of wrong ones at the bound would have shown itself in 95 % of samples", () => {
  fc.assert(
    fc.property(fc.integer({ min: 4, max: 100_000 }), (size) => {
      const rate = Number(rateBelow(size, 10_000_000));
      expect((1 - rate) ** size).toBeLessThanOrEqual(0.05);
      // And not by much more than needed, but for the smallest samples.
      if (size >= 30) expect((1 - rate) ** size).toBeGreaterThan(0.04);
    }),
  );
});
