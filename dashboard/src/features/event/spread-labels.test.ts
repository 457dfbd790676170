import fc from "fast-check";
import { expect, test } from "vitest";
import { spreadLabels } from "./spread-labels.ts";

test("labels that have room stay where they are", () => {
  expect(spreadLabels([10, 40, 90], 14, [0, 100])).toEqual([10, 40, 90]);
});

test("labels never overlap nor leave the plot while there is room for all", () => {
  const wishes = fc.array(fc.integer({ min: 0, max: 200 }), { maxLength: 8 });
  fc.assert(
    fc.property(wishes, (unsorted) => {
      const places = spreadLabels(
        unsorted.toSorted((left, right) => left - right),
        14,
        [0, 200],
      );
      places.forEach((place, index) => {
        expect(place).toBeGreaterThanOrEqual(0);
        expect(place).toBeLessThanOrEqual(200);
        if (index > 0) expect(place - (places[index - 1] ?? 0)).toBeGreaterThanOrEqual(14);
      });
    }),
  );
});
