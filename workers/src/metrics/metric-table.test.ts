import { inTransaction, readRows } from "@facevalue/db";
import { createTestDatabase, type TestDatabase } from "@facevalue/db/testing";
import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Metric } from "./metric.ts";
import { type MetricTable, type RowOf, replaceTable } from "./metric-table.ts";
import { ONE } from "./ratio.ts";

const TABLE = {
  name: "sample",
  identity: { key: "id", day: "day" },
  values: {
    amount: "amount?",
    count: "count",
    ratio: "ratio?",
    label: "text?",
    is_set: "flag",
    at: "time?",
  },
} as const satisfies MetricTable;
type Row = RowOf<typeof TABLE>;

const metric: Metric = {
  name: "sample",
  methodology: 1,
  tables: ["sample"],
  keyColumn: "key",
  keySources: [],
  alsoReads: [],
  recompute: () => Promise.resolve(),
};
const HUGE = 10n ** 77n;
const row: fc.Arbitrary<Row> = fc.record({
  key: fc.constantFrom("\x00\x01", "\xff\\", '"{}'),
  day: fc.constantFrom("2026-02-28", "1970-01-01"),
  amount: fc.option(fc.bigInt(-HUGE, HUGE)),
  count: fc.oneof(fc.nat(), fc.bigInt(0n, HUGE)),
  ratio: fc.option(fc.bigInt(-HUGE, HUGE)),
  label: fc.option(fc.constantFrom("", "LOW_N", "é'\\")),
  is_set: fc.boolean(),
  at: fc.option(fc.integer({ min: -1_000_000_000, max: 4_000_000_000 })),
});

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await database.pool.query(`create table metrics.sample (
    chain_id bigint, key bytea, day date, amount numeric, count numeric, ratio numeric(98,18), label text, is_set boolean,
    at timestamptz, methodology int, computed_at timestamptz, primary key (chain_id, key, day))`);
});
afterAll(() => database.drop());

test("what is written is read again, and nothing else of its keys is left", async () => {
  const keys = ["\x00\x01", "\xff\\", '"{}'].map((key) => Buffer.from(key, "latin1"));
  const scope = { chainId: 1, schema: "chain_1", keys };
  const rows = fc.uniqueArray(row, { selector: ({ key, day }) => `${key} ${day}`, maxLength: 6 });
  const property = fc.asyncProperty(fc.array(rows, { minLength: 1, maxLength: 3 }), async (rounds) => {
    for (const round of rounds) {
      await inTransaction(database.pool, (session) =>
        replaceTable(session, { metric, scope, table: TABLE }, round),
      );
    }
    const stored = await inTransaction(database.pool, (session) =>
      readRows(
        session,
        sql`select key, day::text, amount, count, ratio, label, is_set, extract(epoch from at)::bigint as at from metrics.sample`,
        {
          key: "id",
          day: "text",
          amount: "amount?",
          count: "amount",
          ratio: "decimal?",
          label: "text?",
          is_set: "flag",
          at: "count?",
        },
      ),
    );
    const expected = (rounds.at(-1) ?? []).map((one) => ({ ...one, count: BigInt(one.count) }));
    expect(sortByKey(stored)).toEqual(sortByKey(expected));
  });
  await fc.assert(property, { numRuns: 50 });
});

test("a number that a column's type cannot hold is an error, never another number", async () => {
  const read = (value: string, type: "amount" | "decimal") =>
    inTransaction(database.pool, (session) =>
      readRows(session, sql`select ${sql.raw(value)} as value`, { value: type }),
    );
  await expect(read("1.5::numeric", "amount")).rejects.toThrow("decimal places");
  await expect(read("'NaN'::numeric", "amount")).rejects.toThrow("not a finite number");
  await expect(read("1e-19::numeric", "decimal")).rejects.toThrow("decimal places");
  expect(await read("-0.25::numeric", "decimal")).toEqual([{ value: -ONE / 4n }]);
  expect(await read("120000::numeric", "amount")).toEqual([{ value: 120_000n }]);
});

test("a failing statement leaves a connection that works", async () => {
  const failing = inTransaction(database.pool, (session) =>
    readRows(session, sql`select 1 / 0 as value`, { value: "count" }),
  );
  await expect(failing).rejects.toThrow("division by zero");
  expect(
    await inTransaction(database.pool, (session) =>
      readRows(session, sql`select 7 as value`, { value: "count" }),
    ),
  ).toEqual([{ value: 7 }]);
});

function sortByKey<Item extends { readonly key: string; readonly day: string }>(
  items: readonly Item[],
): Item[] {
  return items.toSorted((a, b) => (`${a.key} ${a.day}` < `${b.key} ${b.day}` ? -1 : 1));
}
