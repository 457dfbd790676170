import { sql } from "kysely";
import { expect, onTestFinished, test } from "vitest";
import { openSession } from "../session.ts";
import { createTestDatabase } from "../testing/create-test-database.ts";
import { readCells } from "./read-cells.ts";
import { readRows } from "./read-rows.ts";

const NUMBERS = sql`select n from generate_series(1, 3) as n`;
/** Ends its own connection after some rows. */
const CUT = sql`select case when n = 20000 and pg_terminate_backend(pg_backend_pid()) then 0 else n end as n
  from generate_series(1, 40000) as n`;

test("a connection that ends while rows are read is an error, however they are read", async () => {
  const { pool, drop } = await createTestDatabase({ isMigrated: false });
  onTestFinished(drop);
  const unheard = () => undefined;
  for (const read of [
    (client: Parameters<typeof openSession>[0], query: typeof CUT) =>
      readRows(openSession(client), query, { n: "count" }),
    (client: Parameters<typeof openSession>[0], query: typeof CUT) =>
      readCells(openSession(client), query, { n: unheard }),
  ]) {
    const client = await pool.connect();
    client.on("error", unheard);
    expect(await read(client, NUMBERS)).toEqual(read.length > 0 ? expect.anything() : null);
    await expect(read(client, CUT)).rejects.toThrow(/terminat|ended while rows/);
    client.release(true);
  }
});
