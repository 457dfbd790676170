import { createTestDatabase, type TestDatabase } from "@facevalue/db/testing";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type DigestOptions, digestTables } from "./digest.ts";
import { digestSchema } from "./digest-schema.ts";
import { blockAt, bytesOf, changeOf, openTestStorage } from "./testing/storage-fixture.ts";
import { ACCOUNT, SALE } from "./testing/ticket-schema.ts";

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});

beforeEach(async () => {
  await database.pool.query(`drop schema if exists t cascade; create schema t;
    create table t.item (id bytea, amount numeric, note text, at timestamptz, ratios numeric[], computed_at timestamptz)`);
});

afterAll(() => database.drop());

const ROWS = [
  `('\\x01', 1.50, 'a', '2026-01-01T00:00:00Z', '{1,2.50}', now())`,
  `('\\x02', 1e30, null, null, null, now())`,
  `('\\x03', -7, 'a,b', '2026-01-02T00:00:00.000001Z', '{}', now())`,
];

async function digestOf(...rows: string[]) {
  await database.pool.query(`truncate t.item; insert into t.item values ${rows.join(", ")}`);
  const client = await database.pool.connect();
  try {
    return (await digestSchema(client, "t", { ignoredColumns: ["computed_at"] })).item;
  } finally {
    client.release();
  }
}

test("the order of rows, stamps and the way a number is written do not matter", async () => {
  const digest = await digestOf(...ROWS);
  expect(digest).toEqual({ rows: 3, digest: expect.stringMatching(/^[0-9a-f]{32}$/) });
  expect(await digestOf(...ROWS.toReversed())).toEqual(digest);
  const rewritten = ROWS.map((row) =>
    row.replace("1.50", "1.5000").replace("2.50", "2.5").replace("now()", "'2020-01-01'"),
  );
  expect(await digestOf(...rewritten)).toEqual(digest);
});

test.each([
  ["a value", (rows: string[]) => [rows[0]!.replace("1.50", "1.51"), ...rows.slice(1)]],
  [
    "null against an empty text",
    (rows: string[]) => rows.map((row) => row.replace("1e30, null", "1e30, ''")),
  ],
  [
    "null against an empty list",
    (rows: string[]) => rows.map((row) => row.replace("null, now()", "'{}', now()")),
  ],
  ["a microsecond", (rows: string[]) => rows.map((row) => row.replace("000001Z", "000002Z"))],
  ["a missing row", (rows: string[]) => rows.slice(1)],
  ["a row twice", (rows: string[]) => [...rows, rows[0]!]],
  ["a row replaced by another twice", (rows: string[]) => [rows[0]!, rows[1]!, rows[1]!]],
  [
    "values of two rows exchanged",
    (rows: string[]) =>
      rows.map((row) => row.replace("x01", "xff").replace("x02", "x01").replace("xff", "x02")),
  ],
])("%s matters", async (_, change) => {
  const changed = change(ROWS);
  expect(changed).not.toEqual(ROWS);
  expect(await digestOf(...changed)).not.toEqual(await digestOf(...ROWS));
});

test("a partitioned table counts once and tables of bookkeeping do not", async () => {
  await database.pool.query(`drop table t.item; create table t."cursor$" (n int);
    create table t.sale (n int) partition by range (n);
    create table t.sale_1 partition of t.sale for values from (0) to (10);
    create table t.sale_2 partition of t.sale for values from (10) to (20);
    insert into t.sale values (1), (11)`);
  const client = await database.pool.connect();
  const digest = await digestSchema(client, "t", { ignoredColumns: [] });
  client.release();
  expect(digest).toEqual({ sale: { rows: 2, digest: expect.any(String) } });
});

async function index(chainId: number, commits: readonly number[]) {
  const storage = await openTestStorage(database.pool, chainId, { pruneIntervalBlocks: 1 });
  for (let block = 1; block <= 6; block++) {
    const account = { id: "ada", row: ["ada", block], block, existed: block > 1 };
    const sale = { id: bytesOf(block), row: [bytesOf(block), "ada", BigInt(block)], block };
    storage.append(blockAt(block), {
      changes: [changeOf(ACCOUNT, account), changeOf(SALE, sale)],
      created: [],
    });
    if (commits.includes(block)) await storage.commit(blockAt(block), { finalizedBlock: 3, headBlock: 9 });
  }
  await storage.close();
}

const values = async (options: DigestOptions) => Object.values(await digestTables(database.pool, options));

test("the same content has the same digest, however it came to be, at every block of the history", async () => {
  await index(1, [1, 2, 3, 4, 5, 6]);
  await index(2, [4, 6]);
  await index(3, [5]);
  const chain = async (chainId: number, block: number) => values({ chainId, block });
  for (const block of [4, 5, 6]) expect(await chain(1, block)).toEqual(await chain(2, block));
  expect(await chain(1, 5)).toEqual(await chain(3, 5));
  expect(await chain(1, 5)).not.toEqual(await chain(1, 6));
  const latest = await digestTables(database.pool, { chainId: 2 });
  expect(latest["chain_2.sale"]?.rows).toBe(6);
  expect(latest["chain_2.account"]?.rows).toBe(1);
  expect(Object.keys(latest).some((table) => table.startsWith("metrics."))).toBe(true);
  await expect(chain(1, 2)).rejects.toMatchObject({ code: "HISTORY_PRUNED" });
  await expect(chain(1, 7)).rejects.toMatchObject({ code: "BAD_USER_INPUT" });
  await expect(values({ chainId: 77 })).rejects.toMatchObject({ code: "NOT_FOUND" });
});
