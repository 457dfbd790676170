import { createTestDatabase, type TestDatabase } from "@facevalue/db/testing";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { exactRatio, ratioText } from "../testing/ledger/exact-ratio.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

async function ratios(pairs: readonly (readonly [bigint, bigint])[]): Promise<(string | null)[]> {
  const { rows } = await database.pool.query<{ ratio: string | null }>(
    `select metrics.ratio(dividend, divisor)::text as ratio
     from unnest($1::numeric[], $2::numeric[]) with ordinality as pair (dividend, divisor, position) order by position`,
    [pairs.map(([dividend]) => String(dividend)), pairs.map(([, divisor]) => String(divisor))],
  );
  return rows.map(({ ratio }) => ratio);
}

const part = fc.oneof(fc.bigInt(-(10n ** 78n), 10n ** 78n), fc.bigInt(-1000n, 1000n));
/** Quotients that end exactly between two 18-place numbers. */
const tie = fc
  .tuple(fc.bigInt(-1000n, 1000n), fc.bigInt(1n, 50n))
  .map(([units, scale]) => [(2n * units + 1n) * scale, 2n * scale * 10n ** 18n] as const);

test("a ratio is the exact quotient rounded half to even at 18 places", async () => {
  const pair = fc.oneof(fc.tuple(part, part), tie);
  const property = fc.asyncProperty(fc.array(pair, { minLength: 50, maxLength: 200 }), async (pairs) => {
    const expected = pairs.map(([dividend, divisor]) => ratioText(exactRatio(dividend, divisor)));
    expect(await ratios(pairs)).toEqual(expected);
  });
  await fc.assert(property, { numRuns: 30 });
});

test("ties go to the even neighbour, on both sides of zero", async () => {
  const half = 2n * 10n ** 18n;
  expect(
    await ratios([
      [1n, half],
      [3n, half],
      [5n, half],
      [-1n, half],
      [-3n, half],
      [3n, -half],
    ]),
  ).toEqual([
    "0.000000000000000000",
    "0.000000000000000002",
    "0.000000000000000002",
    "0.000000000000000000",
    "-0.000000000000000002",
    "-0.000000000000000002",
  ]);
});

test("a ratio keeps all 18 places beside a whole part, and is null without a divisor or a part", async () => {
  expect(
    await ratios([
      [4n, 3n],
      [1_000_001n, 3n],
      [5n, 0n],
    ]),
  ).toEqual(["1.333333333333333333", "333333.666666666666666667", null]);
  const { rows } = await database.pool.query(
    "select metrics.ratio(null, 2) as a, metrics.ratio(2, null) as b",
  );
  expect(rows).toEqual([{ a: null, b: null }]);
});
