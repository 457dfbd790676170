import { expect, test } from "vitest";
import { createTestDatabase } from "./create-test-database.ts";

test("databases are migrated and apart from each other", async () => {
  const [first, second] = await Promise.all([createTestDatabase(), createTestDatabase()]);
  const { rows } = await first.pool.query(
    "select count(*)::int as n from information_schema.tables where table_schema = 'ops'",
  );
  expect(rows[0].n).toBeGreaterThan(0);
  await first.pool.query("create table mark ()");
  const { rows: marks } = await second.pool.query("select to_regclass('mark') as mark");
  expect(marks[0].mark).toBeNull();
  await Promise.all([first.drop(), second.drop()]);
});

test("a dropped database is gone even when somebody is connected to it", async () => {
  const { url, drop } = await createTestDatabase();
  const other = await createTestDatabase();
  const name = new URL(url).pathname.slice(1);
  await drop();
  const { rows } = await other.pool.query("select from pg_database where datname = $1", [name]);
  expect(rows).toHaveLength(0);
  await other.drop();
});
