import { inTransaction, readRows, type Session } from "@facevalue/db";
import { createTestDatabase, type TestDatabase } from "@facevalue/db/testing";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { blocksOf, resale } from "../testing/sample-facts.ts";
import { TestChain } from "../testing/test-chain.ts";
import { EventMemory, type EventSource } from "./event-memory.ts";

let database: TestDatabase;
let chain: TestChain;
let lastChainId = 700;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  lastChainId += 1;
  chain = await TestChain.create(database.pool, lastChainId);
});

/** Blocks of an event's sales, and how many rows were read for them. */
interface Recorder extends EventSource<readonly number[]> {
  readonly reads: number[];
  breaksAfter: number | null;
}

function recorder(): Recorder {
  const source: Recorder = {
    name: "blocks",
    none: [],
    sizeOf: (blocks) => blocks.length,
    reads: [],
    breaksAfter: null,
    async read(session, { from }, known) {
      const query = sql`select event, block$ as block from ${from("sale")} order by block$`;
      const rows = await readRows(session, query, { event: "id", block: "count" });
      source.reads.push(rows.length);
      if (source.breaksAfter !== null) throw new Error("cut off");
      const added = Map.groupBy(rows, ({ event }) => event);
      return new Map(
        [...added].map(([event, own]) => [
          event,
          [...(known.get(event) ?? []), ...own.map(({ block }) => block)],
        ]),
      );
    },
  };
  return source;
}

async function readKeys(): Promise<Buffer[]> {
  const { rows } = await database.pool.query<{ event: Buffer }>(
    `select distinct event from ${chain.schema}.sale order by event`,
  );
  return rows.map(({ event }) => event);
}

async function recall(memory: EventMemory, source: Recorder, keys: readonly Buffer[]) {
  return await inTransaction(
    database.pool,
    (session) => recallIn(session, { memory, source, keys }),
    "repeatable read",
  );
}

async function recallIn(
  session: Session,
  { memory, source, keys }: { memory: EventMemory; source: Recorder; keys: readonly Buffer[] },
) {
  const states = await memory.read(session, { schema: chain.schema, keys }, source);
  return keys.map((key) => states.get(key.toString("latin1")) ?? null);
}

test("of a new block only its own rows are read, and after a roll-back all of them", async () => {
  const [memory, source] = [new EventMemory(), recorder()];
  await chain.commit(blocksOf(1, [resale("e1")], [resale("e1"), resale("e2")]));
  const keys = await readKeys();
  expect(await recall(memory, source, keys)).toEqual([[1, 2], [2]]);
  await chain.commit(blocksOf(3, [resale("e1")]));
  expect(await recall(memory, source, keys)).toEqual([[1, 2, 3], [2]]);
  expect(await recall(memory, source, keys)).toEqual([[1, 2, 3], [2]]);
  expect(source.reads).toEqual([3, 1]);
  await chain.rollback(2);
  await chain.commit(blocksOf(3, [resale("e2")]));
  expect(await recall(memory, source, keys)).toEqual([
    [1, 2],
    [2, 3],
  ]);
  expect(source.reads).toEqual([3, 1, 4]);
});

test("what breaks off is not remembered", async () => {
  const [memory, source] = [new EventMemory(), recorder()];
  await chain.commit(blocksOf(1, [resale("e1")]));
  const keys = await readKeys();
  expect(await recall(memory, source, keys)).toEqual([[1]]);
  await chain.commit(blocksOf(2, [resale("e1")]));
  source.breaksAfter = 1;
  await expect(recall(memory, source, keys)).rejects.toThrow("cut off");
  source.breaksAfter = null;
  expect(await recall(memory, source, keys)).toEqual([[1, 2]]);
});

test("a transaction that began before the last block sees none of it, and takes nothing from who does", async () => {
  const [memory, source] = [new EventMemory(), recorder()];
  await chain.commit(blocksOf(1, [resale("e1")]));
  const keys = await readKeys();
  await recall(memory, source, keys);
  const older = await inTransaction(
    database.pool,
    async (session) => {
      await sql`select 1 from ${sql.id(chain.schema, "sale")} limit 1`.execute(session.db);
      await chain.commit(blocksOf(2, [resale("e1")]));
      expect(await recall(memory, source, keys)).toEqual([[1, 2]]);
      return await recallIn(session, { memory, source, keys });
    },
    "repeatable read",
  );
  expect(older).toEqual([[1]]);
  expect(await recall(memory, source, keys)).toEqual([[1, 2]]);
});

test("other tables in the same place are read anew", async () => {
  const [memory, source] = [new EventMemory(), recorder()];
  await chain.commit(blocksOf(1, [resale("e1")], [resale("e1")]));
  const keys = await readKeys();
  expect(await recall(memory, source, keys)).toEqual([[1, 2]]);
  await database.pool.query(`drop schema ${chain.schema} cascade`);
  await database.pool.query("delete from ops.network where chain_id = $1", [chain.chainId]);
  chain = await TestChain.create(database.pool, chain.chainId);
  await chain.commit(blocksOf(1, [], [resale("e1")], [resale("e1")]));
  expect(await recall(memory, source, keys)).toEqual([[2, 3]]);
});

test("what was used longest ago goes first once there is too much", async () => {
  const [memory, source] = [new EventMemory(6), recorder()];
  await chain.commit(blocksOf(1, [resale("e1"), resale("e2"), resale("e3")]));
  const [first, second, third] = await readKeys();
  for (const key of [first, second, first, third, first, second])
    await recall(memory, source, [key as Buffer]);
  expect(source.reads).toEqual([1, 1, 1, 1]);
});
