import { inTransaction, readCells } from "@facevalue/db";
import { createTestDatabase, type TestDatabase } from "@facevalue/db/testing";
import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { NumberColumn } from "../../columns/number-column.ts";
import { AmountColumn } from "./amount-column.ts";
import { intoAmounts, intoCounts } from "./cell-sinks.ts";

const MOST = BigInt(Number.MAX_SAFE_INTEGER);
/** Around the groups of four digits that Postgres stores, and far beyond. */
const amounts = fc.array(
  fc.option(
    fc.oneof(
      fc.bigInt({ min: 0n, max: 20_000n }),
      fc.bigInt({ min: 0n, max: 1n << 200n }),
      fc.nat({ max: 30 }).map((zeros) => 10n ** BigInt(zeros)),
    ),
  ),
  { maxLength: 200 },
);

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

test("numerics are read as they are, equal ones with one code, and counts up to the largest", async () => {
  await fc.assert(
    fc.asyncProperty(amounts, async (given) => {
      const amount = new AmountColumn();
      const scaled = new AmountColumn();
      const count = NumberColumn.decimals();
      const texts = given.map((value) => (value === null ? "null" : `${value}`)).join(",");
      // The second form of the same amounts has decimals, all of them 0, in every other row.
      const query = sql`
        select value as amount, value as count, case when place % 2 = 0 then value::numeric(80, 3) else value end as scaled
        from unnest(array[${sql.raw(texts)}]::numeric[]) with ordinality as given (value, place) order by place`;
      await inTransaction(database.pool, async (session) => {
        await readCells(session, query, {
          amount: intoAmounts(amount),
          count: intoCounts(count),
          scaled: intoAmounts(scaled),
        });
      });
      const counts = given.map((value) => (value === null ? -1 : Number(value > MOST ? MOST : value)));
      expect([...count.take()]).toEqual(counts);
      const codes = new Map<bigint, number>();
      for (const [row, value] of given.entries()) {
        if (value !== null && !codes.has(value)) codes.set(value, codes.size);
        for (const column of [amount, scaled]) {
          expect(column.at(row)).toBe(value);
          expect(column.codeAt(row)).toBe(value === null ? -1 : codes.get(value));
        }
      }
    }),
    { numRuns: 40 },
  );
});

test("rows that are cut by the pieces of the stream arrive whole", async () => {
  const amount = new AmountColumn();
  const rows = 30_000;
  const query = sql`select (10 ^ (place % 40))::numeric + place as amount from generate_series(1, ${sql.lit(rows)}) place`;
  await inTransaction(database.pool, async (session) => {
    expect(await readCells(session, query, { amount: intoAmounts(amount) })).toBe(rows);
  });
  for (let place = 1; place <= rows; place += 1)
    expect(amount.at(place - 1)).toBe(10n ** BigInt(place % 40) + BigInt(place));
});
