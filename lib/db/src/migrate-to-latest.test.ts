import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createDatabase } from "./create-database.ts";
import { createPool } from "./create-pool.ts";
import { migrateToLatest } from "./migrate-to-latest.ts";
import { MIGRATIONS } from "./migrations/index.ts";
import { createTestDatabase, type TestDatabase } from "./testing/create-test-database.ts";

let database: TestDatabase;

beforeEach(async () => {
  database = await createTestDatabase({ isMigrated: false });
});

afterEach(() => database.drop());

function creating(table: string): Migration {
  return {
    up: async (db: Kysely<unknown>) => void (await sql`create table ${sql.table(table)} ()`.execute(db)),
  };
}

async function tables(): Promise<string[]> {
  const { rows } = await database.pool.query(
    "select table_schema || '.' || table_name as name from information_schema.tables where table_schema not in ('pg_catalog', 'information_schema')",
  );
  return rows.map(({ name }) => name);
}

test("processes that start at once migrate once", async () => {
  const others = [1, 2, 3].map(() => createDatabase(createPool(database.url)));
  try {
    await Promise.all(others.map((db) => migrateToLatest(db)));
    await migrateToLatest(database.db);
    const { rows } = await database.pool.query("select name from kysely_migration order by name");
    expect(rows.map(({ name }) => name)).toEqual(Object.keys(MIGRATIONS).toSorted());
  } finally {
    await Promise.all(others.map((db) => db.destroy()));
  }
});

test("every migration can be undone and done again", async () => {
  await migrateToLatest(database.db);
  const migrated = await tables();
  for (const migration of Object.values(MIGRATIONS).toReversed()) await migration.down?.(database.db);
  expect((await tables()).filter((name) => !name.startsWith("public."))).toEqual([]);
  for (const migration of Object.values(MIGRATIONS)) await migration.up(database.db);
  expect((await tables()).toSorted()).toEqual(migrated.toSorted());
});

test("a database of a newer version is refused and left as it is", async () => {
  await migrateToLatest(database.db, { "0001_first": creating("first"), "0002_second": creating("second") });
  const before = await tables();
  const refused = migrateToLatest(database.db, { "0001_first": creating("first") });
  await expect(refused).rejects.toMatchObject({ code: "DATABASE_NEWER", retryable: false });
  await expect(refused).rejects.toThrow(/0002_second.*update it or use another database/);
  expect(await tables()).toEqual(before);
});

test("a migration that fails undoes the whole step", async () => {
  const failing: Migration = {
    up: async (db) => void (await sql`create table second (n nonsense)`.execute(db)),
  };
  const refused = migrateToLatest(database.db, { "0001_first": creating("first"), "0002_second": failing });
  await expect(refused).rejects.toMatchObject({ code: "DATABASE_FAILED" });
  await expect(refused).rejects.toThrow(/0002_second/);
  expect(await tables()).not.toContain("public.first");
});
