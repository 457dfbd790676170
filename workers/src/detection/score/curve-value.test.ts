import fc from "fast-check";
import { expect, test } from "vitest";
import { compileCurve, curveValue, toMillionths } from "./curve-value.ts";
import { SCORE_MODEL } from "./score-model.ts";

test("a compiled curve weighs every value as the curve does, also at its steps", () => {
  for (const curve of Object.values(SCORE_MODEL.signals)) {
    const weigh = compileCurve(curve);
    const step = fc.constantFrom(...curve.steps.map(([from]) => toMillionths(from)));
    const near = fc.tuple(step, fc.integer({ min: -1, max: 1 })).map(([from, by]) => from + by);
    const value = fc.oneof(near, fc.maxSafeInteger());
    fc.assert(
      fc.property(value, (millionths) => {
        expect(weigh(millionths)).toBe(curveValue(curve, millionths));
      }),
      { numRuns: 50 },
    );
  }
});
