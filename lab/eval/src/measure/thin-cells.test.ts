import fc from "fast-check";
import { expect, test } from "vitest";
import { averagePrecision, recallAtPrecision } from "./precision-recall.ts";
import type { ScoreCell } from "./ranking.ts";
import { thinCells } from "./thin-cells.ts";

const worlds: fc.Arbitrary<ScoreCell[][]> = fc.array(
  fc.array(
    fc.record({
      score: fc.integer({ min: -5, max: 30 }),
      positives: fc.constantFrom(0, 0, 0, 1, 2),
      negatives: fc.integer({ min: 0, max: 3 }),
    }),
    { maxLength: 25 },
  ),
  { minLength: 1, maxLength: 4 },
);

test("fewer cells give the same area and recalls, also when worlds count several times", () => {
  fc.assert(
    fc.property(worlds, fc.array(fc.nat(3), { minLength: 4, maxLength: 4 }), (cells, times) => {
      const pool = (lists: typeof cells) =>
        lists.flatMap((list, world) => Array.from({ length: times[world] ?? 1 }, () => list).flat());
      const [all, thin] = [pool(cells), pool(thinCells(cells))];
      expect(averagePrecision(thin) ?? -1).toBeCloseTo(averagePrecision(all) ?? -1, 12);
      for (const precision of [0.2, 0.5, 0.9])
        expect(recallAtPrecision(thin, precision)).toBe(recallAtPrecision(all, precision));
    }),
  );
});

test("a thousand scores of negatives are one cell", () => {
  const negatives = Array.from({ length: 1000 }, (_, index) => ({
    score: index / 1000,
    positives: 0,
    negatives: 1,
  }));
  expect(thinCells([[{ score: 1, positives: 2, negatives: 0 }, ...negatives]])).toEqual([
    [
      { score: 1, positives: 2, negatives: 0 },
      { score: 0, positives: 0, negatives: 1000 },
    ],
  ]);
});
