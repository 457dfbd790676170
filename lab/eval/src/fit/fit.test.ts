import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createRandom } from "@facevalue/season";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { expectedCalibrationError } from "../measure/calibration.ts";
import { assertDevelopment } from "./assert-development.ts";
import type { Example } from "./example.ts";
import { fitCalibration } from "./fit-calibration.ts";
import { fitModel } from "./fit-model.ts";
import { poolAdjacent } from "./pool-adjacent.ts";
import { rawScore } from "./raw-score.ts";
import { curveAt, type ScoreModelFile } from "./score-model.ts";

const FAMILIES = ["LIM", "RES", "NET", "INN"];
const PRIOR: ScoreModelFile = {
  version: "prior",
  heads: {
    commercial: { intercept: -4, families: FAMILIES },
    limit: { intercept: -4, families: ["LIM"] },
    wash: { intercept: -7, families: ["WASH"] },
  },
  innocenceCap: 2,
  signals: {
    "LIM-01": { family: "LIM", steps: [[0.5, 0.2]] },
    "RES-04": { family: "RES", direction: "falling", steps: [[5, 0.3]] },
    "NET-01": { family: "NET", steps: [[1, 1]] },
    "INN-01": { family: "INN", steps: [[0.5, -0.2]] },
    "WASH-01": { family: "WASH", steps: [[1, 3]] },
  },
  calibration: [
    [-4, 0.02],
    [0, 0.6],
  ],
  fittedOn: [],
};

/** Log-odds by which examples are drawn: limits raise, slow listing lowers, innocence lowers; NET says nothing. */
const trueLogit = (limit: number, hours: number, innocence: number) =>
  -4 + 2.6 * limit + (hours < 4 ? 2 : 0) - 1.5 * innocence;

function drawExamples(count: number): Example[] {
  const random = createRandom("fit").next;
  return Array.from({ length: count }, (_, index) => {
    const [limit, hours, innocence, funding] = [random(), random() * 10, random(), random() * 2];
    const isScalper = random() < 1 / (1 + Math.exp(-trueLogit(limit, hours, innocence)));
    const measured = { "LIM-01": limit, "RES-04": hours, "INN-01": innocence, "NET-01": funding };
    return { world: `world ${index % 3}`, isScalper, measured };
  });
}

const examples = drawExamples(6000);
const model = fitModel(examples, PRIOR, { version: "test-1" });

describe("a fitted model", () => {
  test("has curves in the right direction, of about the true size", () => {
    const rise = curveAt(model.signals["LIM-01"]!, 0.95) - curveAt(model.signals["LIM-01"]!, 0.35);
    expect(rise).toBeGreaterThan(0.8);
    expect(rise).toBeLessThan(2.4);
    const fast = curveAt(model.signals["RES-04"]!, 1) - curveAt(model.signals["RES-04"]!, 9);
    // Half of what it is fitted on does without offers.
    expect(fast).toBeGreaterThan(0.9);
    expect(fast).toBeLessThan(2.7);
    expect(curveAt(model.signals["INN-01"]!, 0.95)).toBeLessThan(-0.5);
  });

  test("takes little account of a signal that tells nothing", () => {
    // Half of all have a value of 1 or more, of which the prior says 1.
    expect(curveAt(model.signals["NET-01"]!, 1.2)).toBeLessThan(0.3);
  });

  test("is monotone, with a rising calibration inside 0 and 1, and leaves wash alone", () => {
    for (const { steps, direction, family } of Object.values(model.signals)) {
      const weights = steps.map(([, weight]) => (family === "INN" ? -weight : weight));
      const rising = direction === "falling" ? weights.toReversed() : weights;
      expect([...rising].sort((left, right) => left - right)).toEqual(rising);
      expect(rising[0]).toBeGreaterThanOrEqual(0);
      expect(steps.every(([edge], index) => index === 0 || edge > steps[index - 1]![0])).toBe(true);
    }
    const probabilities = model.calibration.map(([, probability]) => probability);
    expect([...probabilities].sort((left, right) => left - right)).toEqual(probabilities);
    expect(probabilities[0]).toBeGreaterThan(0);
    expect(probabilities.at(-1)).toBeLessThan(1);
    expect(model.signals["WASH-01"]).toEqual(PRIOR.signals["WASH-01"]);
    expect(model.heads.wash).toEqual(PRIOR.heads.wash);
    expect(model.heads.limit!.intercept).toBe(model.heads.commercial!.intercept);
    expect([model.version, model.fittedOn]).toEqual(["test-1", ["world 0", "world 1", "world 2"]]);
  });

  test("is calibrated on examples that it has not seen, on the side of caution", () => {
    const unseen = drawExamples(9000).slice(6000);
    const cells = unseen.map((example) => {
      const logit = rawScore(model, example);
      const score = model.calibration.findLast(([from]) => from <= logit)?.[1] ?? 0;
      return { score, positives: Number(example.isScalper), negatives: Number(!example.isScalper) };
    });
    expect(expectedCalibrationError(cells)).toBeLessThan(0.08);
    const mean = cells.reduce((sum, { score }) => sum + score, 0) / cells.length;
    const share = cells.filter(({ positives }) => positives === 1).length / cells.length;
    expect(mean).toBeLessThan(share);
  });

  test("refuses to learn from too few", () => {
    expect(() => fitModel(examples.slice(0, 10), PRIOR, { version: "x" })).toThrow(/more or larger worlds/);
  });
});

test("pooling gives a rising sequence of the same weighted sum, and leaves a rising one alone", () => {
  const pairs = fc.array(fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: 1, max: 5 })), {
    minLength: 1,
  });
  fc.assert(
    fc.property(pairs, (list) => {
      const [values, weights] = [list.map(([value]) => value), list.map(([, weight]) => weight)];
      const pooled = poolAdjacent(values, weights);
      const sum = (numbers: readonly number[]) =>
        numbers.reduce((total, each, index) => total + each * weights[index]!, 0);
      expect(sum(pooled)).toBeCloseTo(sum(values), 8);
      const rising = [...values].sort((left, right) => left - right);
      expect(
        poolAdjacent(rising, weights).every((each, index) => Math.abs(each - rising[index]!) < 1e-9),
      ).toBe(true);
      expect(pooled.every((each, index) => index === 0 || each >= pooled[index - 1]! - 1e-12)).toBe(true);
    }),
  );
});

test("pooling by hand", () => {
  expect(poolAdjacent([1, 3, 2, 4], [1, 1, 1, 1])).toEqual([1, 2.5, 2.5, 4]);
  expect(poolAdjacent([3, 0], [1, 2])).toEqual([1, 1]);
});

test("a signal that tells everything gets hardly more than its family's cap lets through", () => {
  const certain = Array.from({ length: 2000 }, (_, index): Example => {
    const isScalper = index % 20 === 0;
    return { world: `world ${index % 2}`, isScalper, measured: { "LIM-01": isScalper ? 1 : 0 } };
  });
  const fitted = fitModel(certain, PRIOR, { version: "certain" });
  const cap = 0.6 * (Math.log(0.6 / 0.4) - fitted.heads.commercial!.intercept);
  expect(curveAt(fitted.signals["LIM-01"]!, 1)).toBeGreaterThan(0.9 * cap);
  expect(curveAt(fitted.signals["LIM-01"]!, 1)).toBeLessThan(1.1 * cap);
});

test("a share that shrank to a tenth for want of observations is no reason", () => {
  const random = createRandom("few").next;
  const few = Array.from({ length: 2000 }, (_, index): Example => {
    const isScalper = index % 10 === 0;
    return {
      world: `world ${index % 2}`,
      isScalper,
      measured: { "SPD-01": isScalper ? 0.09 : random() * 0.08 },
    };
  });
  const signals = { ...PRIOR.signals, "SPD-01": { family: "LIM", steps: [[0.3, 0.2] as const] } };
  const fitted = fitModel(few, { ...PRIOR, signals }, { version: "few" });
  expect(curveAt(fitted.signals["SPD-01"]!, 0.1)).toBe(0);
});

test("a calibration by hand: what falls is pooled, and each step is at its lower bound", () => {
  const outcome = (logit: number, isScalper: boolean) => ({ logit, isScalper });
  const steps = fitCalibration([outcome(-2, false), outcome(0, true), outcome(1, false), outcome(2, true)]);
  expect(steps).toEqual([
    [-2, 0.050871],
    [0, 0.202596],
    [2, 0.325408],
  ]);
});

test("validation worlds and worlds that hide their seed are refused", () => {
  const folder = mkdtempSync(join(tmpdir(), "seeds-"));
  try {
    const make = (name: string, seed?: number) => {
      mkdirSync(join(folder, name, "truth"), { recursive: true });
      if (seed !== undefined) writeFileSync(join(folder, name, "truth/world.json"), JSON.stringify({ seed }));
      return join(folder, name);
    };
    expect(() => assertDevelopment(make("small-7"))).not.toThrow();
    expect(() => assertDevelopment(make("small-103"))).toThrow(/for validation/);
    expect(() => assertDevelopment(make("looks-like-3", 104))).toThrow(/for validation/);
    expect(() => assertDevelopment(make("nameless"))).toThrow(/does not say its seed/);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test("one that nothing is held against has the log-odds of the intercept, whatever speaks for it", () => {
  const intercept = model.heads.commercial!.intercept;
  expect(rawScore(model, { measured: { "INN-01": 0.95 } })).toBe(intercept);
  expect(rawScore(model, { measured: { "INN-01": 0.95, "LIM-01": 0.95 } })).not.toBe(intercept);
});

test("what tells as much as offers do is not left without weight because offers are there", () => {
  const random = createRandom("offers").next;
  const twins = Array.from({ length: 3000 }, (_, index): Example => {
    const [value, lot] = [random(), random()];
    const isScalper = lot < 1 / (1 + Math.exp(4 - 4 * value));
    return {
      world: `world ${index % 2}`,
      isScalper,
      measured: { "LIM-01": value, "RES-04": 10 - 10 * value },
    };
  });
  const fitted = fitModel(twins, PRIOR, { version: "test-2" });
  const without = curveAt(fitted.signals["LIM-01"]!, 0.95) - curveAt(fitted.signals["LIM-01"]!, 0.2);
  expect(without).toBeGreaterThan(1.5);
});
