import fc from "fast-check";
import { expect, test } from "vitest";
import { niceTicks } from "./nice-ticks.ts";

test.each([
  [373, 4, [0, 100, 200, 300, 400]],
  [3, 4, [0, 1, 2, 3]],
  [0, 4, [0, 1]],
])("up to %d", (highest, steps, expected) => {
  expect(niceTicks(highest, steps, true)).toEqual(expected);
});

test("ticks start at 0, rise evenly, hold the highest value and are whole for counts", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10_000_000 }), fc.integer({ min: 2, max: 8 }), (highest, steps) => {
      const ticks = niceTicks(highest, steps, true);
      expect(ticks[0]).toBe(0);
      expect(ticks.at(-1)).toBeGreaterThanOrEqual(highest);
      expect(ticks.length).toBeLessThanOrEqual(steps + 1);
      expect(ticks.every(Number.isInteger)).toBe(true);
    }),
  );
});
