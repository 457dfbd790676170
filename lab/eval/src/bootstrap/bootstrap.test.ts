import { createRandom } from "@facevalue/season";
import { describe, expect, test } from "vitest";
import { bootstrap, type Sample } from "./bootstrap.ts";
import { drawPoisson } from "./poisson.ts";

interface Count {
  readonly right: number;
  readonly all: number;
}

const share = (units: readonly Count[]) => {
  const all = units.reduce((sum, unit) => sum + unit.all, 0);
  return all === 0 ? null : units.reduce((sum, unit) => sum + unit.right, 0) / all;
};

/** Right and wrong are drawn apart, as cells do. */
const resample = ({ right, all }: Count, draw: (mean: number) => number): Count => {
  const drawn = draw(right);
  return { right: drawn, all: drawn + draw(all - right) };
};

function coverage(makeSamples: (random: () => number) => Sample<Count>[], truth: number): number {
  const random = createRandom("coverage").next;
  const runs = Array.from({ length: 300 }, () => {
    const { low, high } = bootstrap({
      samples: makeSamples(random),
      resample,
      measure: share,
      replicates: 200,
    });
    return low !== null && high !== null && low <= truth && truth <= high;
  });
  return runs.filter(Boolean).length / runs.length;
}

describe("bounds", () => {
  test("hold a known share in about 95 of 100 samples", () => {
    const covered = coverage((random) => [{ units: [draw(100, 0.3, random)] }], 0.3);
    expect(covered).toBeGreaterThan(0.9);
    expect(covered).toBeLessThan(0.99);
  });

  test("hold it when worlds differ, too, where bounds that ignore worlds are too narrow", () => {
    const makeWorlds = (random: () => number) =>
      Array.from({ length: 12 }, () => ({ units: [draw(100, 0.3 + (random() - 0.5) * 0.4, random)] }));
    const byWorld = coverage(makeWorlds, 0.3);
    const pooled = coverage((random) => [{ units: makeWorlds(random).flatMap(({ units }) => units) }], 0.3);
    expect(byWorld).toBeGreaterThan(0.87);
    expect(pooled).toBeLessThan(byWorld);
  });

  test("are the same for the same samples, and none where the figure is none", () => {
    const samples = [{ units: [{ right: 3, all: 10 }] }];
    const options = { samples, resample, measure: share };
    expect(bootstrap(options)).toEqual(bootstrap(options));
    expect(bootstrap({ ...options, samples: [{ units: [] }] })).toEqual({
      value: null,
      low: null,
      high: null,
    });
  });
});

test.each([0.5, 4, 80])("Poisson numbers of mean %d have that mean and variance", (mean) => {
  const random = createRandom(mean).next;
  const drawn = Array.from({ length: 20_000 }, () => drawPoisson(mean, random));
  const average = drawn.reduce((sum, each) => sum + each, 0) / drawn.length;
  const variance = drawn.reduce((sum, each) => sum + (each - average) ** 2, 0) / drawn.length;
  expect(average / mean).toBeCloseTo(1, 1);
  expect(variance / mean).toBeCloseTo(1, 1);
});

function draw(all: number, chance: number, random: () => number): Count {
  return { right: Array.from({ length: all }, random).filter((value) => value < chance).length, all };
}
