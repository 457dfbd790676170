import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openSession, type Session } from "../session.ts";
import { createTestDatabase, type TestDatabase } from "../testing/create-test-database.ts";
import { readCells } from "./read-cells.ts";
import { readRows } from "./read-rows.ts";

type Query = Parameters<typeof readRows>[1];

const ROWS = 40_000;
const NUMBERS = sql`select n from generate_series(1, ${sql.lit(ROWS)}) as n`;
/** Ends its own connection after some rows. */
const CUT = sql`select case when n = 20000 and pg_terminate_backend(pg_backend_pid()) then 0 else n end as n
  from generate_series(1, ${sql.lit(ROWS)}) as n`;
const FAILING = sql`select 1 / (20000 - n) as n from generate_series(1, ${sql.lit(ROWS)}) as n`;

const READERS = {
  rows: async (session: Session, query: Query) => (await readRows(session, query, { n: "count" })).length,
  cells: (session: Session, query: Query) => readCells(session, query, { n: () => undefined }),
};

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase({ isMigrated: false });
});
afterAll(() => database.drop());

async function withSession<Result>(use: (session: Session) => Promise<Result>): Promise<Result> {
  const client = await database.pool.connect();
  client.on("error", () => undefined);
  try {
    return await use(openSession(client));
  } finally {
    client.release(true);
  }
}

test.each(Object.entries(READERS))(
  "of %s, a connection that ends on the way is an error",
  async (_, read) => {
    expect(await withSession((session) => read(session, NUMBERS))).toBe(ROWS);
    await expect(withSession((session) => read(session, CUT))).rejects.toThrow(/terminat/);
    const socketGone = withSession(async (session) => {
      const reading = read(session, NUMBERS);
      (
        session.client as unknown as { connection: { stream: { destroy(): void } } }
      ).connection.stream.destroy();
      return await reading;
    });
    await expect(socketGone).rejects.toThrow(/terminat|ended/);
  },
);

test.each(Object.entries(READERS))(
  "of %s, a failure on the way is an error, and the connection lives on",
  async (_, read) => {
    await withSession(async (session) => {
      await expect(read(session, FAILING)).rejects.toThrow(/division by zero/);
      expect(await read(session, NUMBERS)).toBe(ROWS);
    });
  },
);

test("a value that cannot be decoded is an error once all rows are read, and the connection lives on", async () => {
  await withSession(async (session) => {
    const halves = sql`select n / 2.0 as n from generate_series(1, ${sql.lit(ROWS)}) as n`;
    await expect(readRows(session, halves, { n: "amount" })).rejects.toThrow(/decimal places/);
    expect(await READERS.rows(session, NUMBERS)).toBe(ROWS);
  });
}, 20_000);
