import { createTestDatabase } from "@facevalue/db/testing";
import pg from "pg";
import { expect, onTestFinished, test } from "vitest";
import { blockAt, bytesOf, changeOf, openTestStorage } from "./testing/storage-fixture.ts";
import { account, sale, type Write } from "./testing/storage-harness.ts";
import { ACCOUNT, SALE, TICKET } from "./testing/ticket-schema.ts";

const CHAIN = 77;

/** A pool whose connections count the queries that they are asked before the one before has been answered. */
async function openCountingPool() {
  const database = await createTestDatabase();
  onTestFinished(() => database.drop());
  const pool = new pg.Pool({ connectionString: database.url });
  onTestFinished(() => pool.end());
  const count = { queued: 0, queries: 0 };
  pool.on("connect", (client) => {
    const ask = client.query.bind(client) as (...given: unknown[]) => unknown;
    let underWay = 0;
    const counted = (...given: unknown[]) => {
      const answer = ask(...given);
      // A stream of rows is no promise, and has the connection to itself by its own means.
      if (!(answer instanceof Promise)) return answer;
      count.queries++;
      if (underWay++ > 0) count.queued++;
      return answer.finally(() => underWay--);
    };
    Object.assign(client, { query: counted });
  });
  return { pool, count };
}

test("reads that are asked for together take turns on their connection", async () => {
  const { pool, count } = await openCountingPool();
  const warnings: string[] = [];
  const note = (warning: Error) => void warnings.push(warning.message);
  process.on("warning", note);
  onTestFinished(() => void process.off("warning", note));
  const numbers = Array.from({ length: 200 }, (_, index) => index);
  const writes = numbers.flatMap<Write>((number) => [account(`a${number}`, number), sale(number, 1n)]);
  const fill = async (block: number) => {
    const storage = await openTestStorage(pool, CHAIN);
    const changes = writes.map(({ type, ...rest }) => changeOf(type, { block, ...rest }));
    if (storage.cursor === null) {
      storage.append(blockAt(block), { changes, created: [] });
      await storage.commit(blockAt(block), { finalizedBlock: 0, headBlock: block });
    }
    return storage;
  };
  await (await fill(1)).close();
  const storage = await fill(1);
  onTestFinished(() => storage.close());
  const owner = TICKET.columns[1];
  if (owner === undefined) throw new Error("a ticket has no owner");
  const before = count.queries;
  const rows = await Promise.all([
    ...numbers.map(async (number) => await storage.get(ACCOUNT, `a${number}`)),
    ...numbers.map(
      async (number) => await storage.get(SALE, `0x${Buffer.from(bytesOf(number)).toString("hex")}`),
    ),
    // Enough in vain that the table's ids are read meanwhile.
    ...Array.from({ length: 2_100 }, async (_, index) => await storage.get(ACCOUNT, `none${index}`)),
    storage.findByReference(TICKET, owner, "ada"),
    storage.findByReference(TICKET, owner, "bob"),
  ]);
  expect(rows.slice(0, 400).filter((row) => row === null)).toEqual([]);
  expect(rows.slice(400, -2).filter((row) => row !== null)).toEqual([]);
  expect(count.queries - before).toBeGreaterThan(2_400);
  expect(count.queued).toBe(0);
  expect(warnings).toEqual([]);
});
