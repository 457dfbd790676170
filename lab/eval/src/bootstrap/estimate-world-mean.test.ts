import { expect, test } from "vitest";
import { precisionInFirst } from "../measure/precision-recall.ts";
import { estimateWorldMean } from "./estimate-world-mean.ts";
import { estimateRanking } from "./estimates.ts";

/** Entities with falling scores, each right or wrong. */
const world = (top: number, verdicts: string) =>
  Array.from(verdicts, (verdict, place) => ({
    score: top - place / 1000,
    positives: Number(verdict === "+"),
    negatives: Number(verdict === "-"),
  }));
const first20 = (cells: Parameters<typeof precisionInFirst>[0]) => precisionInFirst(cells, 20);

test("each world counts alike, where a pool sees only the one with the highest scores", () => {
  const worlds = [world(0.9, "+".repeat(60)), world(0.5, "-".repeat(60))];
  expect(estimateRanking(worlds, first20)).toMatchObject({ value: 1 });
  expect(estimateWorldMean(worlds, first20)).toEqual({ value: 1 / 2, low: 0, high: 1 });
});

test("a world of which nothing is ranked is left out, and none gives null", () => {
  expect(estimateWorldMean([world(0.9, "+".repeat(30)), []], first20).value).toBe(1);
  expect(estimateWorldMean([[]], first20)).toEqual({ value: null, low: null, high: null });
});
