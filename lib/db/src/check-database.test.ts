import { afterAll, beforeAll, expect, test } from "vitest";
import { checkDatabase } from "./check-database.ts";
import { createPool } from "./create-pool.ts";
import { findFreePort } from "./embedded/free-port.ts";
import { createTestDatabase, type TestDatabase } from "./testing/create-test-database.ts";

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase({ isMigrated: false });
});

afterAll(() => database.drop());

async function failure(url: string): Promise<unknown> {
  const pool = createPool(url);
  try {
    return await checkDatabase(pool).then(
      () => undefined,
      (error: unknown) => error,
    );
  } finally {
    await pool.end();
  }
}

test("a database that answers is fine", async () => {
  expect(await failure(database.url)).toBeUndefined();
});

test("nobody listening is temporary", async () => {
  const error = await failure(`postgresql://someone:hidden@127.0.0.1:${await findFreePort()}/x`);
  expect(error).toMatchObject({ code: "DATABASE_UNREACHABLE", retryable: true });
  expect(String(error)).toMatch(/ECONNREFUSED/);
  expect(String(error)).not.toContain("hidden");
});

test.each([
  ["password", (url: URL) => Object.assign(url, { password: "wrong" })],
  ["database name", (url: URL) => Object.assign(url, { pathname: "/missing" })],
])("a wrong %s is not temporary", async (_, change) => {
  const error = await failure(change(new URL(database.url)).href);
  expect(error).toMatchObject({ code: "DATABASE_UNREACHABLE", retryable: false });
  expect(String(error).split("\n")).toHaveLength(1);
});

test("columns arrive in pg's own types", async () => {
  const { rows } = await database.pool.query(
    "select 1::int8 as a, 1.50::numeric as b, '\\x01'::bytea as c, to_timestamp(0) as d",
  );
  expect(rows).toEqual([{ a: "1", b: "1.50", c: Buffer.from([1]), d: new Date(0) }]);
});
