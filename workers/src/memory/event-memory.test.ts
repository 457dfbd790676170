import { inTransaction, readRows } from "@facevalue/db";
import { createTestDatabase, type TestDatabase } from "@facevalue/db/testing";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { blocksOf, resale } from "../testing/sample-facts.ts";
import { TestChain } from "../testing/test-chain.ts";
import { EventMemory, type EventSource } from "./event-memory.ts";

const EVENTS = ["e1", "e2", "e3"];
const [E1, E2, E3] = EVENTS.map((event) => Buffer.from(event, "hex")) as [Buffer, Buffer, Buffer];

let database: TestDatabase;
let chain: TestChain;
let lastChainId = 8000;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  lastChainId += 1;
  chain = await TestChain.create(database.pool, lastChainId);
});

/** Blocks of an event's sales; `asked` notes the blocks of the rows that were read. */
function sourceOf(asked: number[]): EventSource<readonly number[]> {
  return {
    name: "block",
    none: [],
    sizeOf: (blocks) => blocks.length,
    async read(session, { from }, known) {
      const query = sql`select event, block$ as block from ${from("sale")} order by block$`;
      const rows = await readRows(session, query, { event: "id", block: "count" });
      asked.push(...rows.map(({ block }) => block));
      const added = Map.groupBy(rows, ({ event }) => event);
      return new Map(
        [...added].map(([event, own]) => [
          event,
          [...(known.get(event) ?? []), ...own.map(({ block }) => block)],
        ]),
      );
    },
  };
}

/** What is told of the events, and which blocks' rows it took. */
async function read(memory: EventMemory, keys: readonly Buffer[]) {
  const asked: number[] = [];
  const { schema } = chain;
  const states = await inTransaction(
    database.pool,
    (session) => memory.read(session, { schema, keys }, sourceOf(asked)),
    "repeatable read",
  );
  return { told: keys.map((key) => [...(states.get(key.toString("latin1")) ?? [])]), asked };
}

test("a later block is all that is read, of each event from where it was read last", async () => {
  const memory = new EventMemory();
  await chain.commit(blocksOf(1, [resale("e1"), resale("e2")]));
  expect(await read(memory, [E1, E2, E3])).toEqual({ told: [[1], [1], []], asked: [1, 1] });
  expect(await read(memory, [E1, E2, E3])).toEqual({ told: [[1], [1], []], asked: [] });
  await chain.commit(blocksOf(2, [resale("e1"), resale("e3")]));
  expect(await read(memory, [E1])).toEqual({ told: [[1, 2]], asked: [2] });
  await chain.commit(blocksOf(3, [resale("e1")], [resale("e2")]));
  expect(await read(memory, [E1, E2, E3])).toEqual({ told: [[1, 2, 3], [1, 4], [2]], asked: [2, 3, 4] });
});

test("a roll-back, and entries that are gone from the feed, make it read everything again", async () => {
  const memory = new EventMemory();
  await chain.commit(blocksOf(1, [resale("e1")], [resale("e1")]));
  await read(memory, [E1]);
  await chain.rollback(1);
  await chain.commit(blocksOf(2, [], [resale("e1")]));
  expect(await read(memory, [E1])).toEqual({ told: [[1, 3]], asked: [1, 3] });
  await chain.commit(blocksOf(4, [resale("e1")]));
  await chain.commit(blocksOf(5, [resale("e1")]));
  await database.pool.query(`delete from ${chain.schema}.rolled_back$`);
  await database.pool.query(
    `delete from ${chain.schema}.change$ where seq < (select max(seq) from ${chain.schema}.change$)`,
  );
  expect(await read(memory, [E1])).toEqual({ told: [[1, 3, 4, 5]], asked: [1, 3, 4, 5] });
});

test("tables in the place of others are read from their first row on", async () => {
  const memory = new EventMemory();
  await chain.commit(blocksOf(1, [resale("e1")]));
  await read(memory, [E1]);
  await database.pool.query(`drop schema ${chain.schema} cascade`);
  await database.pool.query("delete from ops.network where chain_id = $1", [chain.chainId]);
  chain = await TestChain.create(database.pool, chain.chainId);
  await chain.commit(blocksOf(1, []));
  await chain.commit(blocksOf(2, [resale("e1")]));
  expect(await read(memory, [E1])).toEqual({ told: [[2]], asked: [2] });
});

test("a view that is older than what is known sees its own state, and leaves what is known alone", async () => {
  const memory = new EventMemory();
  await chain.commit(blocksOf(1, [resale("e1")]));
  const { schema } = chain;
  const asked: number[] = [];
  const older = await inTransaction(
    database.pool,
    async (session) => {
      await sql`select from ${sql.id(schema, "sale")}`.execute(session.db);
      await chain.commit(blocksOf(2, [resale("e1")]));
      await read(memory, [E1]);
      return await memory.read(session, { schema, keys: [E1] }, sourceOf(asked));
    },
    "repeatable read",
  );
  expect([older.get(E1.toString("latin1")), asked]).toEqual([[1], [1]]);
  expect(await read(memory, [E1])).toEqual({ told: [[1, 2]], asked: [] });
});

test("two that read at once are told the same, and the second reads nothing", async () => {
  const memory = new EventMemory();
  await chain.commit(blocksOf(1, [resale("e1")]));
  const [first, second] = await Promise.all([read(memory, [E1]), read(memory, [E1])]);
  expect([first.told, second.told]).toEqual([[[1]], [[1]]]);
  expect([...first.asked, ...second.asked]).toEqual([1]);
});

test("what was used longest ago is forgotten when it is too much", async () => {
  const memory = new EventMemory(8);
  await chain.commit(blocksOf(1, [resale("e1"), resale("e2"), resale("e3")]));
  for (const key of [E1, E2, E1, E3]) await read(memory, [key]);
  expect((await read(memory, [E1])).asked).toEqual([]);
  expect((await read(memory, [E2])).asked).toEqual([1]);
});
