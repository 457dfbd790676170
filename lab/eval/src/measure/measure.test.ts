import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { binomialBounds } from "./binomial-bounds.ts";
import { brierSkill, calibrationBins, expectedCalibrationError } from "./calibration.ts";
import {
  averagePrecision,
  precisionInFirst,
  precisionRecallCurve,
  recallAtPrecision,
} from "./precision-recall.ts";
import { atPrevalence, type ScoreCell } from "./ranking.ts";

const cell = (score: number, positives: number, negatives: number): ScoreCell => ({
  score,
  positives,
  negatives,
});
/** Right, wrong, right, wrong, from the top. */
const ALTERNATING = [cell(0.9, 1, 0), cell(0.8, 0, 1), cell(0.7, 1, 0), cell(0.1, 0, 1)];

const rankings = fc.array(
  fc.record({
    score: fc.integer({ min: 0, max: 20 }).map((value) => value / 20),
    positives: fc.integer({ min: 0, max: 3 }),
    negatives: fc.integer({ min: 0, max: 3 }),
  }),
  { minLength: 1, maxLength: 30 },
);

describe("precision and recall", () => {
  test("by hand", () => {
    expect(precisionRecallCurve(ALTERNATING)).toEqual([
      { threshold: 0.9, precision: 1, recall: 0.5 },
      { threshold: 0.8, precision: 1 / 2, recall: 0.5 },
      { threshold: 0.7, precision: 2 / 3, recall: 1 },
      { threshold: 0.1, precision: 1 / 2, recall: 1 },
    ]);
    expect(averagePrecision(ALTERNATING)).toBeCloseTo(0.5 + 0.5 * (2 / 3), 12);
    expect(recallAtPrecision(ALTERNATING, 0.95)).toBe(0.5);
    expect(recallAtPrecision(ALTERNATING, 0.6)).toBe(1);
    expect(precisionInFirst(ALTERNATING, 3)).toBeCloseTo(2 / 3, 12);
  });

  test("a perfect ranking has area 1, the worst one as little as can be", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 1, max: 20 }),
        (positives, negatives) => {
          const perfect = [cell(1, positives, 0), cell(0, 0, negatives)];
          expect(averagePrecision(perfect)).toBe(1);
          expect(recallAtPrecision(perfect, 0.95)).toBe(1);
          const worst = averagePrecision([cell(0, positives, 0), cell(1, 0, negatives)]);
          expect(worst).toBeCloseTo(positives / (positives + negatives), 12);
        },
      ),
    );
  });

  test("one score for all gives the prevalence, and so does chance on the average", () => {
    expect(averagePrecision([cell(0.4, 3, 9)])).toBe(0.25);
    const areas = Array.from({ length: 400 }, (_, seed) => averagePrecision(shuffled(seed)) ?? 0);
    expect(areas.reduce((sum, area) => sum + area, 0) / areas.length).toBeCloseTo(0.2, 1);
  });

  test("the order of the cells, a monotone change of the scores and splitting a cell change nothing", () => {
    fc.assert(
      fc.property(rankings, (cells) => {
        const area = averagePrecision(cells);
        expect(averagePrecision([...cells].reverse())).toEqual(area);
        expect(averagePrecision(cells.map((each) => ({ ...each, score: each.score ** 3 + 2 })))).toEqual(
          area,
        );
        const split = cells.flatMap(({ score, positives, negatives }) => [
          cell(score, positives, 0),
          cell(score, 0, negatives),
        ]);
        expect(averagePrecision(split)).toEqual(area);
      }),
    );
  });

  test("the area is what the definition gives for each positive alone", () => {
    fc.assert(
      fc.property(rankings, (cells) => {
        const total = cells.reduce((sum, { positives }) => sum + positives, 0);
        const byPositive = cells.reduce((sum, { score, positives }) => {
          const above = cells.filter((other) => other.score >= score);
          const right = above.reduce((count, other) => count + other.positives, 0);
          const all = above.reduce((count, other) => count + other.positives + other.negatives, 0);
          return positives === 0 ? sum : sum + (positives * right) / all;
        }, 0);
        if (total === 0) expect(averagePrecision(cells)).toBeNull();
        else expect(averagePrecision(cells)).toBeCloseTo(byPositive / total, 10);
      }),
    );
  });

  test("a tie that the limit cuts counts in part", () => {
    expect(precisionInFirst([cell(0.9, 2, 0), cell(0.5, 1, 3)], 4)).toBeCloseTo((2 + 2 * (1 / 4)) / 4, 12);
    expect(precisionInFirst([], 4)).toBeNull();
  });

  test("a changed prevalence weighs negatives only", () => {
    const cells = atPrevalence(ALTERNATING, 0.005);
    const positives = cells.reduce((sum, each) => sum + each.positives, 0);
    const all = cells.reduce((sum, each) => sum + each.positives + each.negatives, 0);
    expect(positives).toBe(2);
    expect(positives / all).toBeCloseTo(0.005, 12);
  });
});

describe("calibration", () => {
  test("by hand", () => {
    const cells = [cell(0.05, 0, 10), cell(0.85, 4, 1)];
    expect(calibrationBins(cells)).toEqual([
      { count: 10, meanScore: 0.05, share: 0 },
      { count: 5, meanScore: 0.85, share: 0.8 },
    ]);
    expect(expectedCalibrationError(cells)).toBeCloseTo((10 * 0.05 + 5 * 0.05) / 15, 12);
    const brier = (10 * 0.05 ** 2 + 4 * 0.15 ** 2 + 0.85 ** 2) / 15;
    expect(brierSkill(cells)).toBeCloseTo(1 - brier / ((4 / 15) * (11 / 15)), 12);
  });

  test("who knows everything has no error and skill 1; who says the prevalence has skill 0", () => {
    const known = [cell(1, 3, 0), cell(0, 0, 7)];
    expect([expectedCalibrationError(known), brierSkill(known)]).toEqual([0, 1]);
    const ignorant = [cell(0.3, 3, 7)];
    expect(expectedCalibrationError(ignorant)).toBeCloseTo(0, 12);
    expect(brierSkill(ignorant)).toBeCloseTo(0, 12);
    expect([expectedCalibrationError([]), brierSkill([cell(0.5, 2, 0)])]).toEqual([null, null]);
  });
});

describe("bounds of a share", () => {
  test("of none, the upper bound is that of the rule (α/2)^(1/n)", () => {
    const { low, high } = binomialBounds(0, 100)!;
    expect(low).toBe(0);
    expect(high).toBeCloseTo(1 - 0.025 ** (1 / 100), 9);
    expect(binomialBounds(0, 0)).toBeNull();
  });

  test("published values: 5 of 20 and 2 of 100,000", () => {
    expect(binomialBounds(5, 20)!.low).toBeCloseTo(0.0866, 4);
    expect(binomialBounds(5, 20)!.high).toBeCloseTo(0.491, 4);
    expect(binomialBounds(2, 100_000)!.high).toBeCloseTo(7.2247e-5, 8);
  });

  test("misses are the mirror of hits", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.nat(300), (total, part) => {
        const count = Math.min(part, total);
        const bounds = binomialBounds(count, total)!;
        const mirror = binomialBounds(total - count, total)!;
        expect(bounds.low).toBeCloseTo(1 - mirror.high, 9);
        expect(bounds.low).toBeLessThanOrEqual(count / total);
        expect(bounds.high).toBeGreaterThanOrEqual(count / total);
      }),
    );
  });
});

/** 20 positives among 100, in an order of chance. */
function shuffled(seed: number): ScoreCell[] {
  const random = mulberry(seed + 1);
  return Array.from({ length: 100 }, (_, index) => cell(random(), Number(index < 20), Number(index >= 20)));
}

function mulberry(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
