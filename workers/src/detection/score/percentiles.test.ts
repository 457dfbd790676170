import fc from "fast-check";
import { expect, test } from "vitest";
import { Cohort } from "./percentiles.ts";

test("a percentile is the share of the others below, equal ones by half", () => {
  const values = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 2 });
  fc.assert(
    fc.property(values, (all) => {
      const cohort = new Cohort(all);
      for (const [index, value] of all.entries()) {
        const others = all.filter((_, other) => other !== index);
        const points = others.reduce((sum, other) => sum + (other < value ? 2 : other === value ? 1 : 0), 0);
        expect(cohort.percentileOf(value)).toBeCloseTo(points / (2 * others.length), 12);
      }
    }),
  );
  expect(new Cohort([7]).percentileOf(7)).toBe(0.5);
  expect(new Cohort([]).percentileOf(7)).toBe(0.5);
  expect([0, 2, 4, 9].map((value) => new Cohort([1, 3, 3, 8]).percentileOf(value))).toEqual([
    0, 0.25, 0.75, 1,
  ]);
});
