import { expect, test } from "vitest";
import { type CohortFigure, type DemandFigures, demandIndex } from "./demand-index.ts";
import { halfLifeDecay } from "./half-life-decay.ts";
import { type MarketBucket, sumWindow } from "./market-window.ts";
import { normalDistribution } from "./normal-distribution.ts";
import { addSale, velocityAt } from "./sales-velocity.ts";

const ONE = 10n ** 18n;
const of = (value: bigint) => ({ value, reason: null }) as const;
const none = { value: null, reason: "NOT_LISTED" } as const;
const USUAL: CohortFigure = { count: 5, median: 2n * ONE, deviation: ONE / 2n };
const COHORT = {
  VELOCITY: USUAL,
  SELL_THROUGH: USUAL,
  GET_IN_PREMIUM: USUAL,
  ABSORPTION: USUAL,
  BID_ASK: USUAL,
};
const figures = (fields: Partial<DemandFigures>): DemandFigures => ({
  VELOCITY: of(2n * ONE),
  SELL_THROUGH: of(2n * ONE),
  GET_IN_PREMIUM: of(2n * ONE),
  ABSORPTION: of(2n * ONE),
  BID_ASK: of(2n * ONE),
  ...fields,
});

test("the normal distribution has its known digits, and is symmetric", () => {
  // Abramowitz and Stegun, table 26.1.
  expect(normalDistribution(0n)).toBe(ONE / 2n);
  expect(normalDistribution(ONE)).toBe(841_344_746_068_542_948n);
  expect(normalDistribution(2n * ONE)).toBe(977_249_868_051_820_792n);
  expect(normalDistribution(3n * ONE)).toBe(998_650_101_968_369_905n);
  for (const x of [1n, ONE / 3n, 5n * ONE, 9n * ONE]) {
    const sum = normalDistribution(x) + normalDistribution(-x);
    expect(sum >= ONE - 1n && sum <= ONE).toBe(true);
  }
});

test("a half-life leaves half, and the fraction of one a root of it", () => {
  expect(halfLifeDecay(0)).toBe(10n ** 24n);
  expect(halfLifeDecay(21_600)).toBe(5n * 10n ** 23n);
  expect(halfLifeDecay(10_800)).toBe(707_106_781_186_547_524_400_844n);
  expect(halfLifeDecay(21_600 * 200)).toBe(0n);
});

test("a velocity is never decayed backwards", () => {
  const state = addSale({ velocity: 0n, time: null, onSaleAt: null }, 1n, 1000);
  expect(velocityAt(state, 900)).toBe(state.velocity);
  expect(velocityAt(state, 1000 + 21_600)).toBe(state.velocity / 2n);
});

test("what is usual gives 50, one deviation more of everything 84", () => {
  expect(demandIndex(figures({}), COHORT).value).toBe(50n * ONE);
  const more = of((5n * ONE) / 2n);
  const all = { VELOCITY: more, SELL_THROUGH: more, GET_IN_PREMIUM: more, ABSORPTION: more, BID_ASK: more };
  expect(demandIndex(all, COHORT).value).toBe(100n * 841_344_746_068_542_948n);
});

test("a missing term gives its weight to the others and is shown with its reason", () => {
  const more = of((5n * ONE) / 2n);
  const index = demandIndex(figures({ VELOCITY: more, SELL_THROUGH: more, GET_IN_PREMIUM: none }), COHORT);
  // (0.35 + 0.25) / 0.80 of a deviation.
  expect(index.value).toBe(100n * normalDistribution((3n * ONE) / 4n));
  expect(index.terms.find(({ name }) => name === "GET_IN_PREMIUM")).toMatchObject({
    z: null,
    reason: "NOT_LISTED",
  });
});

test("fewer than three terms are no index, nor is a small cohort", () => {
  const two = figures({ GET_IN_PREMIUM: none, ABSORPTION: none, BID_ASK: none });
  expect(demandIndex(two, COHORT)).toMatchObject({ value: null, reason: "TERMS_MISSING" });
  expect(demandIndex(figures({}), null)).toMatchObject({ value: null, reason: "COHORT_TOO_SMALL" });
  const few = { ...USUAL, count: 4 };
  const thin = { ...COHORT, VELOCITY: few, BID_ASK: few, ABSORPTION: few };
  expect(demandIndex(figures({}), thin)).toMatchObject({ value: null, reason: "TERMS_MISSING" });
});

test("one extreme figure counts three deviations, and equal figures none", () => {
  const extreme = demandIndex(figures({ BID_ASK: of(10n ** 95n) }), COHORT);
  expect(extreme.terms.at(-1)?.z).toBe(3n * ONE);
  const flat = { ...COHORT, BID_ASK: { ...USUAL, deviation: 0n } };
  expect(demandIndex(figures({ BID_ASK: of(9n * ONE) }), flat).value).toBe(50n * ONE);
});

test("a window sums whole buckets, the last one as far as it has come", () => {
  const bucket = (start: number, fields: Partial<MarketBucket>): MarketBucket => ({
    start,
    sold: 1n,
    resold: 2n,
    openBefore: 0,
    openAfter: 0,
    openSeconds: 0n,
    ...fields,
  });
  const buckets = [
    bucket(900, { openBefore: 3, openAfter: 4, openSeconds: 3000n }),
    bucket(2700, { openBefore: 4, openAfter: 1, openSeconds: 2000n }),
  ];
  // From 0: 3 · 900, 3000, 4 · 900, 2000 less 1 · 600 that are yet to come.
  expect(sumWindow(buckets, { at: 3000, seconds: 3600, openNow: 1 })).toEqual({
    sold: 2n,
    resold: 4n,
    openSeconds: 2700n + 3000n + 3600n + 2000n - 600n,
    seconds: 3000,
  });
  expect(sumWindow(buckets, { at: 9000, seconds: 3600, openNow: 7 })).toMatchObject({
    sold: 0n,
    openSeconds: 7n * 2700n,
    seconds: 2700,
  });
});
