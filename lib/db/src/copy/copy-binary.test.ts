import fc from "fast-check";
import type pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../testing/create-test-database.ts";
import { type CopyRow, copyBinary } from "./copy-binary.ts";
import type { CopyColumn, CopyDecimal } from "./copy-column.ts";

let database: TestDatabase;
let client: pg.PoolClient;

beforeAll(async () => {
  database = await createTestDatabase({ isMigrated: false });
  client = await database.pool.connect();
  await client.query("create type mood as enum ('BLUE', 'red')");
});

afterAll(async () => {
  client.release();
  await database.drop();
});

interface Case {
  readonly column: Omit<CopyColumn, "name">;
  readonly sqlType: string;
  readonly value: fc.Arbitrary<CopyRow[number]>;
  /** The value as Postgres would be given it in text. */
  readonly text: (value: never) => string;
}

const hex = (bytes: Uint8Array) => `\\x${Buffer.from(bytes).toString("hex")}`;
const decimalText = ({ digits, exponent }: CopyDecimal) => `${digits}e${exponent}`;
const big = fc.oneof(
  fc.bigInt({ min: -(2n ** 256n), max: 2n ** 256n }),
  fc.bigInt({ min: -20_000n, max: 20_000n }),
);
const decimal = fc.record({ digits: big, exponent: fc.integer({ min: -60, max: 40 }) });
const text = fc.string({ unit: "grapheme", maxLength: 40 }).filter((value) => !value.includes("\0"));
const bytes = fc.uint8Array({ maxLength: 80 });
const range = fc.record({
  lower: fc.integer({ min: 0, max: 1000 }),
  upper: fc.option(fc.integer({ min: 1001, max: 2000 })),
});

const CASES: readonly Case[] = [
  { column: { type: "int4" }, sqlType: "int", value: fc.integer(), text: String },
  {
    column: { type: "int8" },
    sqlType: "bigint",
    value: fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
    text: String,
  },
  { column: { type: "numeric" }, sqlType: "numeric", value: big, text: String },
  { column: { type: "numeric" }, sqlType: "numeric", value: decimal, text: decimalText },
  { column: { type: "text" }, sqlType: "text", value: text, text: (value) => value },
  { column: { type: "bytea" }, sqlType: "bytea", value: bytes, text: hex },
  { column: { type: "bool" }, sqlType: "boolean", value: fc.boolean(), text: String },
  {
    column: { type: "enum" },
    sqlType: "mood",
    value: fc.constantFrom("BLUE", "red"),
    text: (value) => value,
  },
  {
    column: { type: "timestamptz" },
    sqlType: "timestamptz",
    value: fc.date({ min: new Date("1970-01-01"), max: new Date("2200-01-01"), noInvalidDate: true }),
    text: (value: Date) => value.toISOString(),
  },
  {
    column: { type: "timestamptz" },
    sqlType: "timestamptz",
    value: fc.bigInt({ min: 0n, max: 4_000_000_000_999_999n }),
    text: (value: bigint) =>
      `${new Date(Number(value / 1000n)).toISOString().slice(0, -1)}${String(value % 1000n).padStart(3, "0")}Z`,
  },
  {
    column: { type: "int4range" },
    sqlType: "int4range",
    value: range,
    text: ({ lower, upper }: { lower: number; upper: number | null }) => `[${lower},${upper ?? ""})`,
  },
];

async function storedText(table: string): Promise<(string | null)[]> {
  const { rows } = await client.query<{ v: string | null }>(`select v::text from ${table} order by n`);
  return rows.map(({ v }) => v);
}

/** Both columns hold what Postgres made of the values, one through binary COPY and one through a cast of text. */
async function expectSameAsText(
  sqlType: string,
  column: Omit<CopyColumn, "name">,
  pairs: [CopyRow[number], string | null][],
) {
  await client.query(
    `create temp table copied (n int, v ${sqlType}); create temp table cast_text (n int, v ${sqlType})`,
  );
  try {
    const columns: CopyColumn[] = [
      { name: "n", type: "int4" },
      { name: "v", ...column },
    ];
    await copyBinary(
      client,
      { table: "copied", columns },
      pairs.map(([value], index) => [index, value]),
    );
    const texts = pairs.map(([, value]) => value);
    const insert = `insert into cast_text select n, v::${sqlType} from unnest($1::int[], $2::text[]) as t (n, v)`;
    await client.query(insert, [texts.map((_, index) => index), texts]);
    expect(await storedText("copied")).toEqual(await storedText("cast_text"));
  } finally {
    await client.query("drop table copied, cast_text");
  }
}

test.each(CASES)(
  "stores $column.type as Postgres reads it from text ($sqlType)",
  async ({ column, sqlType, value, text: toText }) => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.option(value), { minLength: 1, maxLength: 60 }), async (values) => {
        const pairs = values.map((item): [CopyRow[number], string | null] => [
          item,
          item === null ? null : toText(item as never),
        ]);
        await expectSameAsText(sqlType, column, pairs);
      }),
      { numRuns: 25 },
    );
  },
);

const quote = (value: string) => `"${value.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;

test.each(CASES)(
  "stores arrays of $column.type ($sqlType)",
  async ({ column, sqlType, value, text: toText }) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(fc.option(value), { maxLength: 5 }), { minLength: 1 }),
        async (lists) => {
          const pairs = lists.map((list): [CopyRow[number], string | null] => {
            const items = list.map((item) => (item === null ? "NULL" : quote(toText(item as never))));
            return [list, `{${items.join(",")}}`];
          });
          await expectSameAsText(`${sqlType}[]`, { ...column, isArray: true }, pairs);
        },
      ),
      { numRuns: 15 },
    );
  },
);

test("a value larger than a chunk and many rows arrive whole", async () => {
  await client.query("create temp table large (n int, v text)");
  const long = "é".repeat(400_000);
  const rows = function* (): Generator<CopyRow> {
    for (let n = 0; n < 20_000; n++) yield [n, n === 7 ? long : `row ${n}`];
  };
  await copyBinary(
    client,
    {
      table: "large",
      columns: [
        { name: "n", type: "int4" },
        { name: "v", type: "text" },
      ],
    },
    rows(),
  );
  const { rows: found } = await client.query(
    "select count(*)::int as n, sum(n)::int as total, max(length(v)) as longest from large",
  );
  expect(found).toEqual([{ n: 20_000, total: 199_990_000, longest: 400_000 }]);
});

test("an error of the row source fails the copy and leaves the connection usable", async () => {
  await client.query("create temp table broken (n int)");
  const rows = function* (): Generator<CopyRow> {
    yield [1];
    throw new Error("source ended early");
  };
  const copying = copyBinary(client, { table: "broken", columns: [{ name: "n", type: "int4" }] }, rows());
  await expect(copying).rejects.toThrow("source ended early");
  const { rows: found } = await client.query("select count(*)::int as n from broken");
  expect(found).toEqual([{ n: 0 }]);
});

test("a violated constraint is Postgres' own error", async () => {
  await client.query("create temp table once (n int primary key)");
  const columns: CopyColumn[] = [{ name: "n", type: "int4" }];
  await expect(copyBinary(client, { table: "once", columns }, [[1], [1]])).rejects.toMatchObject({
    code: "23505",
  });
});
