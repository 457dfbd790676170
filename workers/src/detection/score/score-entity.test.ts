import fc from "fast-check";
import { expect, test } from "vitest";
import { SIGNALS } from "../signals/signals.ts";
import { CASE_THRESHOLD } from "./bands.ts";
import { type PlacedValue, scoreEntity } from "./score-entity.ts";
import { type Curve, parseScoreModel, SCORE_MODEL } from "./score-model.ts";

const NOW = 1_000_000_000;
const DAY = 86_400;

function signalOf(code: string, value: number, ageDays = 0): PlacedValue {
  const signal = SIGNALS.find((one) => one.code === code);
  const time = NOW - ageDays * DAY;
  return {
    code,
    family: signal?.family ?? "LIM",
    version: 1,
    value: Math.round(value * 1_000_000),
    cohort: { percentileOf: () => 0.99 },
    newestTime: time,
  };
}

const arbitraryValue = fc
  .record({
    code: fc.constantFrom(...SIGNALS.map(({ code }) => code)),
    value: fc.double({ min: 0, max: 100, noNaN: true }),
    age: fc.integer({ min: 0, max: 400 }),
  })
  .map(({ code, value, age }) => signalOf(code, value, age));
const arbitraryValues = fc.uniqueArray(arbitraryValue, { selector: ({ code }) => code });

const MANY_TICKETS = { now: NOW, tickets: 40 };

test("contributions add up to the logit exactly, in every case", () => {
  fc.assert(
    fc.property(arbitraryValues, (values) => {
      const { logit, intercept, reasons } = scoreEntity(values, MANY_TICKETS, SCORE_MODEL);
      expect(reasons.reduce((sum, { contribution }) => sum + contribution, intercept)).toBe(logit);
      for (const { family, contribution } of reasons) expect(contribution > 0).toBe(family !== "INN");
    }),
  );
});

test("no family alone makes a case, however strong; two can", () => {
  fc.assert(
    fc.property(arbitraryValues, (values) => {
      const { reasons, band, probability } = scoreEntity(values, MANY_TICKETS, SCORE_MODEL);
      const against = new Set(
        reasons.filter(({ contribution }) => contribution > 0).map(({ family }) => family),
      );
      if (against.size < 2) {
        expect(["none", "watch"]).toContain(band);
        expect(probability).toBeLessThan(CASE_THRESHOLD);
      }
    }),
    { numRuns: 1000 },
  );
  const strong = [signalOf("LIM-01", 50), signalOf("NET-01", 50), signalOf("NET-02", 50)];
  expect(scoreEntity(strong, MANY_TICKETS, SCORE_MODEL).band).toMatch(/normal|high/);
});

test("one ticket makes no case, two can", () => {
  const strong = [
    signalOf("RES-06", 0.9),
    signalOf("PRO-03", 9),
    signalOf("RES-03", 2),
    signalOf("SPD-01", 0.9),
  ];
  const bandWith = (tickets: number) => scoreEntity(strong, { now: NOW, tickets }, SCORE_MODEL).band;
  expect(bandWith(1)).toBe("watch");
  expect(bandWith(2)).toMatch(/normal|high/);
});

test("more of a signal never lowers a score, and more innocence never raises it", () => {
  const sample = fc.record({
    values: arbitraryValues,
    other: arbitraryValue,
    more: fc.double({ min: 0, max: 50, noNaN: true }),
  });
  fc.assert(
    fc.property(sample, ({ values, other, more }) => {
      const isFalling = SCORE_MODEL.signals[other.code]?.direction === "falling";
      const sign = (other.family === "INN" ? -1 : 1) * (isFalling ? -1 : 1);
      const rest = values.filter(({ code }) => code !== other.code);
      const raised = { ...other, value: other.value + Math.round(more * 1_000_000) };
      const before = scoreEntity([...rest, other], MANY_TICKETS, SCORE_MODEL).logit;
      const after = scoreEntity([...rest, raised], MANY_TICKETS, SCORE_MODEL).logit;
      expect((after - before) * sign).toBeGreaterThanOrEqual(0);
    }),
  );
});

test("evidence loses half its weight in 180 days and all of it in 365", () => {
  const at = (age: number) => {
    const { logit, intercept } = scoreEntity([signalOf("RES-02", 5, age)], MANY_TICKETS, SCORE_MODEL);
    return logit - intercept;
  };
  expect(at(0)).toBeGreaterThan(0);
  expect(at(180)).toBe(Math.trunc(at(0) / 2));
  expect(at(364)).toBeGreaterThan(0);
  expect(at(365)).toBe(0);
});

test("a signal whose place in the cohort is too low contributes nothing", () => {
  const curve = { ...SCORE_MODEL.signals["SPD-01"], minimumPercentile: 0.9 } as Curve;
  const model = { ...SCORE_MODEL, signals: { ...SCORE_MODEL.signals, "SPD-01": curve } };
  const value = signalOf("SPD-01", 0.9);
  expect(
    scoreEntity([{ ...value, cohort: { percentileOf: () => 0.9 } }], MANY_TICKETS, model).reasons,
  ).toHaveLength(1);
  expect(
    scoreEntity([{ ...value, cohort: { percentileOf: () => 0.89 } }], MANY_TICKETS, model).reasons,
  ).toHaveLength(0);
});

test("a model whose curve or calibration falls is refused", () => {
  const curve = {
    family: "LIM",
    steps: [
      [1, 0.5],
      [2, 0.4],
    ],
  };
  const broken = { ...SCORE_MODEL, signals: { "LIM-01": curve } };
  expect(() => parseScoreModel(broken)).toThrow("LIM-01 is not monotone");
  const calibration = [
    [0, 0.5],
    [1, 0.4],
  ];
  expect(() => parseScoreModel({ ...SCORE_MODEL, calibration })).toThrow("calibration is not monotone");
  for (const { code } of SIGNALS)
    expect(SCORE_MODEL.signals[code]?.family).toBe(code.slice(0, code.indexOf("-")));
});
