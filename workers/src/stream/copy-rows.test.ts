import { readdirSync } from "node:fs";
import { join } from "node:path";
import { inTransaction } from "@facevalue/db";
import { createTestDatabase, type TestDatabase } from "@facevalue/db/testing";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Metric } from "../metrics/metric.ts";
import { type MetricTable, type RowOf, replaceTable } from "../metrics/metric-table.ts";
import { cellWriterOf } from "./cell-writers.ts";
import { copyRows, holdsRows } from "./copy-rows.ts";
import type { StreamedTable } from "./streamed-table.ts";

const TABLE = {
  name: "copied",
  identity: { key: "id", day: "day" },
  values: {
    amount: "amount?",
    small: "count",
    large: "count?",
    ratio: "ratio?",
    label: "text?",
    is_set: "flag",
    at: "time?",
    details: "json?",
  },
} as const satisfies MetricTable;

const metric: Metric = {
  name: "copied",
  methodology: 7,
  tables: ["copied"],
  keyColumn: "key",
  keySources: [],
  alsoReads: [],
  recompute: () => Promise.resolve(),
};
const HUGE = 10n ** 77n;
const row: fc.Arbitrary<RowOf<typeof TABLE>> = fc.record({
  key: fc.constantFrom("\x00\x01", "\xff\\", ""),
  day: fc.constantFrom("2026-02-28", "1970-01-01", "1999-12-31", "2400-02-29"),
  amount: fc.option(fc.bigInt(-HUGE, HUGE)),
  small: fc.oneof(fc.maxSafeInteger(), fc.bigInt(-(2n ** 63n), 2n ** 63n - 1n)),
  large: fc.option(fc.oneof(fc.maxSafeInteger(), fc.bigInt(-HUGE, HUGE))),
  ratio: fc.option(fc.bigInt(-HUGE, HUGE)),
  label: fc.option(fc.constantFrom("", "LOW_N", "é'\\\n票")),
  is_set: fc.boolean(),
  at: fc.option(fc.integer({ min: -1_000_000_000, max: 4_000_000_000 })),
  details: fc.option(fc.constantFrom("[]", '{"a": [1, "票"]}')),
});

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await database.pool.query(`create table metrics.copied (
    chain_id bigint, key bytea, day date, amount numeric(96,0), small bigint, large numeric(96,0), ratio numeric(98,18), label text,
    is_set boolean, at timestamptz, details jsonb, methodology int, computed_at timestamptz, primary key (chain_id, key, day))`);
});
afterAll(() => database.drop());

const scope = {
  chainId: 2 ** 40,
  schema: "chain_1",
  keys: ["\x00\x01", "\xff\\", ""].map((key) => Buffer.from(key, "latin1")),
};
const target = { metric, scope, table: TABLE };

/** Everything that the table holds, and takes it away. */
async function drain(): Promise<unknown[]> {
  const { rows } = await database.pool.query(
    "delete from metrics.copied returning to_jsonb(copied) - 'computed_at' as row",
  );
  return rows.map(({ row }) => JSON.stringify(row)).toSorted();
}

test("rows that are appended are those that would have been written over others", async () => {
  const rows = fc.uniqueArray(row, { selector: ({ key, day }) => `${key} ${day}`, maxLength: 12 });
  const property = fc.asyncProperty(rows, async (chosen) => {
    await inTransaction(database.pool, (session) => replaceTable(session, target, chosen));
    const written = await drain();
    await inTransaction(database.pool, (session) => copyRows(session, target, chosen));
    expect(await drain()).toEqual(written);
  });
  await fc.assert(property, { numRuns: 100 });
});

test("they are stamped with the time of their transaction", async () => {
  const times = await inTransaction(database.pool, async (session) => {
    await copyRows(session, target, fc.sample(row, { numRuns: 1, seed: 1 }));
    return (await session.client.query("select computed_at = now() as is_now from metrics.copied")).rows;
  });
  expect(times).toEqual([{ is_now: true }]);
  await drain();
});

test("many rows are appended only where their keys have none", async () => {
  const [sample] = fc.sample(row, { numRuns: 1, seed: 2 });
  const daysFrom = (from: number) =>
    Array.from({ length: 300 }, (_, index) => {
      const day = new Date((from + index) * 86_400_000).toISOString().slice(0, 10);
      return { ...(sample as RowOf<typeof TABLE>), key: "", day };
    });
  for (const from of [0, 100]) {
    await inTransaction(database.pool, (session) => replaceTable(session, target, daysFrom(from)));
    const { rows } = await database.pool.query("select min(day)::text, count(*)::int from metrics.copied");
    expect(rows).toEqual([{ min: daysFrom(from)[0]?.day, count: 300 }]);
  }
  const others = { ...target, scope: { ...scope, keys: [Buffer.from("other")] } };
  const found = await inTransaction(database.pool, async (session) => [
    await holdsRows(session, target),
    await holdsRows(session, others),
    await holdsRows(session, { ...target, scope: { ...scope, chainId: 1 } }),
  ]);
  expect(found).toEqual([true, false, false]);
  await drain();
});

test("every column of every metric's tables can be appended or streamed", async () => {
  const { rows } = await database.pool.query<{ table: string; name: string; type: string }>(
    `select table_name as "table", column_name as name, udt_name as type from information_schema.columns where table_schema = 'metrics'`,
  );
  const types = new Map(rows.map(({ table, name, type }) => [`${table}.${name}`, type]));
  const tables = await readTables();
  expect(tables.length).toBeGreaterThan(30);
  for (const { name: table, identity, values } of tables) {
    for (const [name, kind] of Object.entries({ ...identity, ...values }))
      expect(() => cellWriterOf(kind, types.get(`${table}.${name}`)), `${table}.${name}`).not.toThrow();
  }
});

const METRICS_FOLDER = join(import.meta.dirname, "../metrics");

async function readTables(): Promise<(MetricTable | StreamedTable)[]> {
  const tables: (MetricTable | StreamedTable)[] = [];
  for (const folder of readdirSync(METRICS_FOLDER, { withFileTypes: true })) {
    if (!folder.isDirectory() || !readdirSync(join(folder.parentPath, folder.name)).includes("tables.ts"))
      continue;
    const exported = (await import(`../metrics/${folder.name}/tables.ts`)) as Record<
      string,
      MetricTable | StreamedTable
    >;
    tables.push(...Object.values(exported).filter((one) => typeof one === "object" && "identity" in one));
  }
  return tables;
}
