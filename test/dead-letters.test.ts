import { createTestDatabase, type TestDatabase } from "@facevalue/db/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { facevalue, runFacevalue } from "./support/facevalue.ts";

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
  await database.pool.query(`
    insert into ops.dirty_key (metric, chain_id, key, failures, error, first_failed_at, last_failed_at, due_at) values
      ('event-sales', 1, '\\xe1', 10, E'division\\nby zero', '2026-03-01', '2026-03-02', null),
      ('event-sales', 137, '\\xe2', 10, 'too large', '2026-03-01', '2026-03-02', null),
      ('event-markup', 1, '\\xe1', 2, 'odd', '2026-03-03', '2026-03-03', now() + interval '1 hour'),
      ('event-markup', 1, '\\xe3', 0, null, null, null, now())`);
});

afterAll(() => database.drop());

const deadLetters = (...args: string[]) => facevalue("dead-letters", ...args, "--database", database.url);

test("dead letters are printed as a table, those that match only", async () => {
  expect(await deadLetters("list", "--chain", "1")).toBe(
    [
      "chain  metric       key   state  attempts  first failed              last failed               error",
      "1      event-sales  0xe1  dead   10        2026-03-01T00:00:00.000Z  2026-03-02T00:00:00.000Z  division by zero",
      "",
    ].join("\n"),
  );
  expect(await deadLetters("list", "--metric", "event-markup")).toBe("There are no dead letters.\n");
});

test("as lines of JSON, those that are tried again with them when asked for", async () => {
  const printed = await deadLetters("list", "--all", "--format", "ndjson");
  const lines = printed.trim().split("\n");
  expect(lines.map((line) => JSON.parse(line) as unknown)).toMatchObject([
    { chainId: 1, metric: "event-sales", key: "0xe1", state: "dead", attempts: 10, nextAttemptAt: null },
    { chainId: 137, metric: "event-sales", key: "0xe2", error: "too large" },
    { chainId: 1, metric: "event-markup", state: "retrying", nextAttemptAt: expect.stringMatching(/Z$/) },
  ]);
});

test("replaying makes them due, and nothing that matches is a failure", async () => {
  expect(await deadLetters("replay", "--chain", "1", "--key", "0xE1")).toBe("Replayed 2 keys.\n");
  const { rows } = await database.pool.query(
    "select count(*)::int as due from ops.dirty_key where due_at <= now() and failures = 0",
  );
  expect(rows[0].due).toBe(3);
  expect(await deadLetters("list")).toContain("0xe2");
  const none = await runFacevalue(["dead-letters", "replay", "--metric", "x", "--database", database.url]);
  expect(none).toMatchObject({ code: 1, stderr: expect.stringContaining("No key that failed matches") });
  const bad = await runFacevalue(["dead-letters", "list", "--key", "e1", "--database", database.url]);
  expect(bad).toMatchObject({ code: 1, stderr: expect.stringContaining("bytes in hex") });
});
