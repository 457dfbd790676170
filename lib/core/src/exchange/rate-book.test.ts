import fc from "fast-check";
import { expect, test } from "vitest";
import { fiatDecimals } from "./fiat-decimals.ts";
import { maximumRateAge, RATE_REACH_SECONDS } from "./rate-age.ts";
import { type ExchangeRate, RateBook } from "./rate-book.ts";

const ONE = 10n ** 18n;
const TOKEN = "\u0001".repeat(20);
const token = { id: TOKEN, decimals: 6 };

function rate(fields: Partial<ExchangeRate> = {}): ExchangeRate {
  return { currency: TOKEN, fiat: "EUR", source: "a", time: 10_000, rate: 2n * ONE, ...fields };
}

function convert(rates: readonly ExchangeRate[], time: number, amount = 1_000_000n, currency = token) {
  return new RateBook(rates).convert(amount, currency, { fiat: "EUR", time });
}

test("an amount is converted at the newest rate of its own time, from the second it holds", () => {
  const rates = [rate(), rate({ time: 10_100, rate: 3n * ONE })];
  expect(convert(rates, 9_999)).toEqual({ reason: "FX_MISSING" });
  expect(convert(rates, 10_000)).toEqual({ amount: 200n, rate: 2n * ONE, sources: ["a"], ageSeconds: 0 });
  expect(convert(rates, 10_099)).toMatchObject({ amount: 200n, ageSeconds: 99 });
  expect(convert(rates, 10_100)).toMatchObject({ amount: 300n, ageSeconds: 0 });
});

test("a rate of a token lasts an hour, one between currencies off the chain a day, both to the second", () => {
  const euro = { currency: "USD", fiat: "EUR" };
  const dollar = { id: "USD", decimals: 2 };
  expect(convert([rate()], 13_600)).toMatchObject({ ageSeconds: 3600 });
  expect(convert([rate()], 13_601)).toEqual({ reason: "FX_STALE" });
  expect(convert([rate(euro)], 96_400, 100n, dollar)).toMatchObject({ amount: 200n, ageSeconds: 86_400 });
  expect(convert([rate(euro)], 96_401, 100n, dollar)).toEqual({ reason: "FX_STALE" });
  expect(convert([rate()], 10_000 + RATE_REACH_SECONDS)).toEqual({ reason: "FX_STALE" });
  expect(convert([rate()], 10_001 + RATE_REACH_SECONDS)).toEqual({ reason: "FX_MISSING" });
});

test("the median of the sources counts, without those that are too old", () => {
  const rates = [
    rate({ source: "c", rate: 9n * ONE }),
    rate({ source: "a", time: 9_000, rate: 2n * ONE }),
    rate({ source: "b", time: 9_500, rate: 3n * ONE }),
    rate({ source: "old", time: 5_000, rate: 1n }),
  ];
  expect(convert(rates, 10_000)).toEqual({
    amount: 300n,
    rate: 3n * ONE,
    sources: ["a", "b", "c"],
    ageSeconds: 1000,
  });
  const odd = [rate({ rate: 3n }), rate({ source: "b", rate: 4n }), rate({ source: "c", rate: 1n })];
  expect(convert(odd.slice(0, 2), 10_000)).toMatchObject({ rate: 4n });
  expect(convert([rate({ rate: 4n }), rate({ source: "b", rate: 5n })], 10_000)).toMatchObject({ rate: 4n });
});

test("amounts are rounded half to even, whatever their size and decimals", () => {
  const half = (amount: bigint, decimals = 3) =>
    convert([rate({ rate: ONE })], 10_000, amount, { id: TOKEN, decimals });
  expect([5n, 15n, 25n, -5n, -15n].map((amount) => half(amount))).toMatchObject(
    [0n, 2n, 2n, 0n, -2n].map((amount) => ({ amount })),
  );
  expect(half(10n ** 77n + 1n, 0)).toMatchObject({ amount: 10n ** 79n + 100n });
  expect(half(10n ** 77n, 255)).toMatchObject({ amount: 0n });
});

test("money of the fiat itself needs no rate, unknown decimals allow none", () => {
  const euro = { id: "EUR", decimals: 4 };
  expect(convert([], 10_000, 12_350n, euro)).toEqual({ amount: 124n, rate: ONE, sources: [], ageSeconds: 0 });
  const nothing = { reason: "CURRENCY_UNKNOWN" };
  expect(
    new RateBook([rate()]).convert(1n, { id: TOKEN, decimals: null }, { fiat: "EUR", time: 10_000 }),
  ).toEqual(nothing);
  expect(new RateBook([]).convert(1n, token, { fiat: "XYZ", time: 10_000 })).toEqual(nothing);
});

test("a currency without a rate in the fiat is converted through dollars, each rate by its own age", () => {
  const dollar = rate({ fiat: "USD", source: "coin", rate: 3n * ONE });
  const euro = rate({ currency: "USD", source: "bank", time: 9_000, rate: ONE / 2n });
  const feed = rate({ currency: "EUR", fiat: "USD", source: "feed", time: 9_500, rate: 4n * ONE });
  const both = { amount: 150n, rate: (3n * ONE) / 2n, sources: ["bank", "coin"], ageSeconds: 1000 };
  expect(convert([dollar, euro], 10_000)).toEqual(both);
  expect(convert([dollar, euro, feed], 10_000)).toEqual(both);
  const turned = { amount: 75n, rate: (3n * ONE) / 4n, sources: ["coin", "feed"], ageSeconds: 500 };
  expect(convert([dollar, feed], 10_000)).toEqual(turned);
  expect(convert([dollar, euro, rate({ time: 9_990 })], 10_000)).toMatchObject({
    amount: 200n,
    sources: ["a"],
  });
  expect(convert([dollar, euro], 13_600)).toMatchObject({ amount: 150n, ageSeconds: 4600 });
  expect(convert([dollar, euro], 13_601)).toEqual({ reason: "FX_STALE" });
  expect(convert([dollar], 10_000)).toEqual({ reason: "FX_MISSING" });
  expect(convert([dollar, rate({ currency: "USD", rate: 1n, time: 9_000 })], 10_000)).toMatchObject({
    rate: 3n,
  });
  const tiny = [rate({ fiat: "USD", rate: 1n }), rate({ currency: "USD", rate: ONE / 2n })];
  expect(convert(tiny, 10_000)).toEqual({ reason: "FX_MISSING" });
});

test("decimal places are those of ISO 4217", () => {
  const codes = ["EUR", "JPY", "KWD", "CLF", "HUF", "XXX", "eur", "", "EUR "];
  expect(codes.map(fiatDecimals)).toEqual([2, 0, 3, 4, 2, null, null, null, null]);
});

const CURRENCIES = [token, { id: "\u0002".repeat(20), decimals: 18 }, { id: "USD", decimals: 2 }];
const rates = fc.uniqueArray(
  fc.record({
    currency: fc.constantFrom(...CURRENCIES.map(({ id }) => id), "EUR"),
    fiat: fc.constantFrom("EUR", "JPY", "USD"),
    source: fc.constantFrom("a", "b", "c", "d"),
    time: fc.oneof(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 0, max: 1_000_000 })),
    rate: fc.oneof(fc.bigInt(1n, 9n), fc.bigInt(1n, 10n ** 22n), fc.bigInt(1n, 10n ** 40n)),
  }),
  { maxLength: 60, selector: ({ currency, fiat, source, time }) => [currency, fiat, source, time].join() },
);
interface Question {
  readonly amount: bigint;
  readonly currency: (typeof CURRENCIES)[number];
  readonly fiat: string;
  readonly time: number;
}

/** Mostly at times where an answer may change. */
function questionsOf(all: readonly ExchangeRate[]): fc.Arbitrary<Question[]> {
  const edges = [0, 3600, 86_400, RATE_REACH_SECONDS].flatMap((age) => [age - 1, age, age + 1]);
  const times = [0, ...all.map(({ time }) => time)];
  const question = fc.record({
    amount: fc.oneof(fc.bigInt(0n, 1000n), fc.bigInt(0n, 10n ** 78n)),
    currency: fc.constantFrom(...CURRENCIES),
    fiat: fc.constantFrom("EUR", "JPY", "USD"),
    time: fc.tuple(fc.constantFrom(...times), fc.constantFrom(...edges)).map(([time, age]) => time + age),
  });
  return fc.array(question, { minLength: 1, maxLength: 60 });
}

/** The definition, by filters over all rates and by comparing fractions instead of dividing. */
function expected(all: readonly ExchangeRate[], { amount, currency, fiat, time }: Question) {
  const found = route(all, { currency: currency.id, fiat, time });
  if ("reason" in found) return found;
  const size = ONE * 10n ** BigInt(currency.decimals);
  return { ...found, amount: nearestEven(amount * found.rate * (fiat === "JPY" ? 1n : 100n), size) };
}

type Leg = { readonly currency: string; readonly fiat: string; readonly time: number };
type Known = { rate: bigint; sources: string[]; ageSeconds: number } | { reason: string };

/** The first way that has a rate above 0; else the reason of the one that is least unknown. */
function first(...ways: readonly Known[]): Known {
  const isStale = ways.some((way) => "reason" in way && way.reason === "FX_STALE");
  return (
    ways.find((way) => "rate" in way && way.rate > 0n) ?? { reason: isStale ? "FX_STALE" : "FX_MISSING" }
  );
}

function route(all: readonly ExchangeRate[], { currency, fiat, time }: Leg): Known {
  const leg = (from: string, to: string) => medianAt(all, { currency: from, fiat: to, time });
  if (currency === fiat) return { rate: ONE, sources: [], ageSeconds: 0 };
  if (fiat === "USD") return leg(currency, fiat);
  const quoted = leg(fiat, "USD");
  const dollars = first(
    leg("USD", fiat),
    "reason" in quoted ? quoted : { ...quoted, rate: nearestEven(ONE * ONE, quoted.rate) },
  );
  if (currency === "USD") return dollars;
  const legs = [leg(currency, "USD"), dollars];
  const known = legs.flatMap((one) => ("rate" in one ? [one] : []));
  const isMissing = legs.some((one) => "reason" in one && one.reason === "FX_MISSING");
  const product: Known = {
    rate: nearestEven(
      known.reduce((rate, one) => rate * one.rate, 1n),
      ONE,
    ),
    sources: [...new Set(known.flatMap(({ sources }) => sources))].sort(),
    ageSeconds: Math.max(...known.map(({ ageSeconds }) => ageSeconds)),
  };
  const none = { reason: isMissing ? "FX_MISSING" : "FX_STALE" };
  return first(leg(currency, fiat), known.length === 2 ? product : none);
}

function medianAt(all: readonly ExchangeRate[], { currency, fiat, time }: Leg): Known {
  const own = all.filter(
    (one) => one.currency === currency && one.fiat === fiat && one.time <= time && time - one.time <= 604_800,
  );
  const newest = own.filter(
    (one) => !own.some((other) => other.source === one.source && other.time > one.time),
  );
  const usable = newest.filter((one) => time - one.time <= maximumRateAge(currency));
  if (usable.length === 0) return { reason: own.length === 0 ? "FX_MISSING" : "FX_STALE" };
  const values = usable.map((one) => one.rate).sort((a, b) => Number(a - b > 0n) - Number(a - b < 0n));
  const [low, high] = [
    values[Math.ceil(values.length / 2) - 1] ?? 0n,
    values[Math.floor(values.length / 2)] ?? 0n,
  ];
  return {
    rate: nearestEven(low + high, 2n),
    sources: usable.map(({ source }) => source).sort(),
    ageSeconds: Math.max(...usable.map((one) => time - one.time)),
  };
}

function nearestEven(top: bigint, bottom: bigint): bigint {
  const below = top / bottom;
  const candidates = [below, below + 1n].map((whole) => ({ whole, distance: abs(top - whole * bottom) }));
  const [first, second] = candidates as [(typeof candidates)[0], (typeof candidates)[0]];
  if (first.distance !== second.distance)
    return first.distance < second.distance ? first.whole : second.whole;
  return first.whole % 2n === 0n ? first.whole : second.whole;
}

function abs(value: bigint): bigint {
  return value < 0n ? -value : value;
}

test("any rates in any order, asked in any order, give what the definition says", () => {
  const asked = rates.chain((all) =>
    fc.tuple(
      fc.constant(all),
      fc.shuffledSubarray(all, { minLength: all.length }),
      questionsOf(all),
      fc.boolean(),
    ),
  );
  const property = fc.property(asked, ([all, shuffled, questions, isSorted]) => {
    const [book, other] = [new RateBook(all), new RateBook(shuffled)];
    for (const one of isSorted ? questions.toSorted((a, b) => a.time - b.time) : questions) {
      const answer = book.convert(one.amount, one.currency, one);
      expect(answer).toEqual(expected(all, one));
      expect(other.convert(one.amount, one.currency, one)).toEqual(answer);
    }
  });
  fc.assert(property, { numRuns: 400 });
});
