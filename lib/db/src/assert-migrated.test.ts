import { afterEach, beforeEach, expect, test } from "vitest";
import { assertMigrated } from "./assert-migrated.ts";
import { migrateToLatest } from "./migrate-to-latest.ts";
import { MIGRATIONS } from "./migrations/index.ts";
import { createTestDatabase, type TestDatabase } from "./testing/create-test-database.ts";

let database: TestDatabase;

beforeEach(async () => {
  database = await createTestDatabase({ isMigrated: false });
});

afterEach(() => database.drop());

test("accepts a database of this version", async () => {
  await migrateToLatest(database.db);
  await assertMigrated(database.db);
});

test("refuses an empty database, and leaves it empty", async () => {
  await expect(assertMigrated(database.db)).rejects.toMatchObject({
    code: "DATABASE_OLDER",
    message: expect.stringMatching(/holds nothing of Facevalue/),
  });
  const { rowCount } = await database.pool.query(
    "select from information_schema.tables where table_schema not in ('pg_catalog', 'information_schema')",
  );
  expect(rowCount).toBe(0);
});

test("refuses an older database and names what it lacks", async () => {
  await migrateToLatest(database.db);
  const last = Object.keys(MIGRATIONS).at(-1);
  await database.pool.query("delete from kysely_migration where name = $1", [last]);
  await expect(assertMigrated(database.db)).rejects.toMatchObject({
    code: "DATABASE_OLDER",
    message: expect.stringContaining(`lacks ${last}`),
  });
});

test("refuses a newer database", async () => {
  await migrateToLatest(database.db);
  await database.pool.query("insert into kysely_migration (name, timestamp) values ('9999_future', 'now')");
  await expect(assertMigrated(database.db)).rejects.toMatchObject({ code: "DATABASE_NEWER" });
});
