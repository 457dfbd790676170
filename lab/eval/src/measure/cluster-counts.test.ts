import fc from "fast-check";
import { expect, test } from "vitest";
import { countClusters } from "./cluster-counts.ts";
import { scoreClusters } from "./cluster-scores.ts";

const clusteringOf = (clusters: readonly (readonly string[])[]) =>
  new Map(clusters.flatMap((items, index) => items.map((item) => [item, `cluster-${index}`] as const)));

const score = (truth: readonly (readonly string[])[], predicted: readonly (readonly string[])[]) =>
  scoreClusters(countClusters(truth, clusteringOf(predicted)));

/** Items with a true and a predicted cluster each. */
const cases = fc
  .array(fc.tuple(fc.nat(4), fc.nat(4)), { minLength: 1, maxLength: 14 })
  .map((pairs) => ({ truth: group(pairs, 0), predicted: group(pairs, 1) }));

function group(pairs: readonly (readonly [number, number])[], side: 0 | 1): string[][] {
  const groups = new Map<number, string[]>();
  pairs.forEach((pair, index) => {
    groups.set(pair[side], [...(groups.get(pair[side]) ?? []), `item-${index}`]);
  });
  return [...groups.values()];
}

test("by hand: a cluster of three whose third went to a stranger", () => {
  const { bCubed, pairwise } = score(
    [["a", "b", "c"], ["d"]],
    [
      ["a", "b"],
      ["c", "d"],
    ],
  );
  // Precision of a, b, c, d: 1, 1, 1/2, 1/2. Recall: 2/3, 2/3, 1/3, 1.
  expect(bCubed.precision).toBeCloseTo(3 / 4, 12);
  expect(bCubed.recall).toBeCloseTo((2 / 3 + 2 / 3 + 1 / 3 + 1) / 4, 12);
  // Predicted pairs ab and cd, of which ab is right; true pairs ab, ac, bc.
  expect(pairwise).toEqual({ precision: 1 / 2, recall: 1 / 3, f1: 2 / 5 });
});

test("a pair of nobody's is unknown, not zero", () => {
  const { bCubed, pairwise } = score([["a"], ["b"]], []);
  expect(bCubed).toEqual({ precision: 1, recall: 1, f1: 1 });
  expect(pairwise).toEqual({ precision: null, recall: null, f1: null });
});

test("all in one has recall 1, each alone precision 1, the truth both", () => {
  fc.assert(
    fc.property(cases, ({ truth }) => {
      expect(score(truth, [truth.flat()]).bCubed.recall).toBeCloseTo(1, 12);
      expect(score(truth, []).bCubed.precision).toBeCloseTo(1, 12);
      expect(score(truth, truth).bCubed.f1).toBeCloseTo(1, 12);
    }),
  );
});

test("truth and prediction exchanged, precision and recall are exchanged", () => {
  fc.assert(
    fc.property(cases, ({ truth, predicted }) => {
      const there = score(truth, predicted);
      const back = score(predicted, truth);
      expect(there.bCubed.precision).toBeCloseTo(back.bCubed.recall!, 12);
      expect(there.pairwise.precision ?? -1).toBeCloseTo(back.pairwise.recall ?? -1, 12);
    }),
  );
});

test("the sums are those of the definitions, item by item and pair by pair", () => {
  fc.assert(
    fc.property(cases, ({ truth, predicted }) => {
      const { bCubed, pairwise } = score(truth, predicted);
      const items = truth.flat();
      const find = (clusters: string[][], item: string) => clusters.find((each) => each.includes(item))!;
      const precisions = items.map((item) => {
        const mates = find(predicted, item);
        return mates.filter((mate) => find(truth, item).includes(mate)).length / mates.length;
      });
      expect(bCubed.precision).toBeCloseTo(
        precisions.reduce((sum, each) => sum + each, 0) / items.length,
        12,
      );
      const pairs = items.flatMap((left, at) => items.slice(at + 1).map((right) => [left, right] as const));
      const together = (clusters: string[][]) =>
        pairs.filter(([left, right]) => find(clusters, left).includes(right));
      const found = together(predicted);
      const right = found.filter((pair) => together(truth).includes(pair));
      expect(pairwise.precision).toEqual(found.length === 0 ? null : right.length / found.length);
    }),
  );
});
