import { expect, test } from "vitest";
import { countClusters } from "../measure/cluster-counts.ts";
import { estimateClusters, joinEqual } from "./estimate-clusters.ts";
import { estimateUnits, weightedSum } from "./estimates.ts";

const names = (prefix: string, count: number) => Array.from({ length: count }, (_, at) => `${prefix}${at}`);
const pairs = Array.from({ length: 40 }, (_, at) => [`pair${at}`, `other${at}`]);
const alone = names("alone", 4000).map((name) => [name]);
// Of each second pair both nodes are found together.
const found = new Map(
  pairs
    .filter((_, at) => at % 2 === 0)
    .flatMap(([one = "", other = ""]) => [
      [one, one],
      [other, one],
    ]),
);
const counts = countClusters([...pairs, ...alone], found);

test("equal clusters are one unit with their number", () => {
  expect(joinEqual(counts).map(({ weight }) => weight)).toEqual([20, 20, 4000]);
});

test("bounds are those of clusters drawn one by one", () => {
  const joined = estimateClusters([counts], ({ bCubed }) => bCubed.recall);
  const single = estimateUnits(
    [counts],
    (units) => weightedSum(units, (unit) => unit.recallSum) / weightedSum(units, (unit) => unit.items),
  );
  expect(joined.value).toBeCloseTo(single.value ?? 0, 12);
  expect(Math.abs((joined.low ?? 0) - (single.low ?? 1))).toBeLessThan(0.0005);
  expect(Math.abs((joined.high ?? 0) - (single.high ?? 1))).toBeLessThan(0.0005);
  expect((joined.high ?? 0) - (joined.low ?? 0)).toBeGreaterThan(0.001);
});
