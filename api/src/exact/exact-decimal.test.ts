import { createTestDatabase, type TestDatabase } from "@facevalue/db/testing";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { divideExactly, toDecimalString } from "./exact-decimal.ts";
import { trimDecimal } from "./trim-decimal.ts";

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(async () => {
  await database?.drop();
});

test.each([
  [1n, 3n, "0.333333333333333333"],
  [2n, 3n, "0.666666666666666667"],
  [-2n, 3n, "-0.666666666666666667"],
  [1n, 2n * 10n ** 18n, "0"],
  [3n, 2n * 10n ** 18n, "0.000000000000000002"],
  [5n, 2n * 10n ** 18n, "0.000000000000000002"],
  [-3n, 2n * 10n ** 18n, "-0.000000000000000002"],
  [0n, 7n, "0"],
  [0n, -7n, "0"],
  [-1n, 2n * 10n ** 18n, "0"],
  [10n ** 77n, 10n ** 77n, "1"],
])("%s / %s is %s", (dividend, divisor, expected) => {
  expect(divideExactly(dividend, divisor)).toBe(expected);
});

test("nothing is divided by zero", () => {
  expect(divideExactly(5n, 0n)).toBeNull();
});

test("divides as the database does", async () => {
  const bound = 10n ** 19n;
  const integer = fc.oneof(fc.bigInt({ min: -bound, max: bound }), fc.bigInt({ min: -9n, max: 9n }));
  const divisor = fc.oneof(integer, fc.constantFrom(2n * 10n ** 18n, 4n * 10n ** 18n, -(2n * 10n ** 18n)));
  const pairs = fc.sample(fc.tuple(integer, divisor), { numRuns: 500, seed: 20_260_501 });
  const { rows } = await database.pool.query<{ quotient: string | null }>(
    `select metrics.ratio(n, d)::text as quotient
     from unnest($1::numeric[], $2::numeric[]) with ordinality as pair(n, d, place) order by place`,
    [pairs.map(([n]) => n.toString()), pairs.map(([, d]) => d.toString())],
  );
  const theirs = rows.map(({ quotient }) => (quotient === null ? null : trimDecimal(quotient)));
  expect(pairs.map(([n, d]) => divideExactly(n, d))).toEqual(theirs);
});

test("an amount is its digits with the point moved, and nothing is lost", () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 77n), max: 10n ** 77n }), fc.nat(255), (units, decimals) => {
      const text = toDecimalString(units, decimals);
      expect(text).toMatch(/^-?(0|[1-9]\d*)(\.\d*[1-9])?$/);
      const [whole = "", fraction = ""] = text.split(".");
      expect(BigInt(whole + fraction.padEnd(decimals, "0"))).toBe(units);
    }),
  );
});

test.each([
  ["0.310000000000000000", "0.31"],
  ["-0.500", "-0.5"],
  ["100", "100"],
  ["100.000", "100"],
  ["0.000000000000000000", "0"],
  ["-0.000", "0"],
])("%s is shown as %s", (stored, shown) => {
  expect(trimDecimal(stored)).toBe(shown);
});
