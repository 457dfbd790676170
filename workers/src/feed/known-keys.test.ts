import { createTestDatabase, type TestDatabase } from "@facevalue/db/testing";
import { type RawBuilder, sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { knownKeys, stepThrough } from "./known-keys.ts";

const source = { table: "sale", column: "event", isImmutable: true };

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase({ isMigrated: false });
  await database.pool.query(`
    create schema chain_9;
    create table chain_9.sale (event bytea, kind text);
    insert into chain_9.sale
    select case when n % 7 = 0 then null else decode(lpad(to_hex(n % 40), 4, '0'), 'hex') end, 'PRIMARY' from generate_series(1, 4000) as n;
    insert into chain_9.sale values ('\\x', 'SECONDARY'), ('\\xff', 'SECONDARY')`);
});
afterAll(() => database.drop());

const textOf = (select: RawBuilder<unknown>) => select.compile(database.db).sql;

async function keysOf(select: RawBuilder<unknown>): Promise<string[]> {
  const { rows } = await sql<{ key: Buffer | null }>`${select}`.execute(database.db);
  return [...new Set(rows.flatMap(({ key }) => (key === null ? [] : key.toString("hex"))))].toSorted();
}

test("keys that repeat are found by the index once there is one, and are the same", async () => {
  const { db, pool } = database;
  const scanned = await knownKeys(db, "chain_9", source);
  expect(textOf(scanned)).not.toContain("recursive");
  await pool.query("create index on chain_9.sale (event, kind); analyze chain_9.sale");
  const stepped = await knownKeys(db, "chain_9", source);
  expect(textOf(stepped)).toContain("recursive");
  expect(await keysOf(stepped)).toEqual(await keysOf(scanned));
  expect(await keysOf(stepped)).toHaveLength(42);
});

test("a condition is kept, and an empty table has no keys", async () => {
  const { db, pool } = database;
  const some = await knownKeys(db, "chain_9", { ...source, where: sql`kind = 'SECONDARY'` });
  expect(await keysOf(some)).toEqual(["", "ff"]);
  await pool.query("create table chain_9.none (event bytea)");
  expect(await keysOf(stepThrough("chain_9", { ...source, table: "none" }))).toEqual([]);
});
