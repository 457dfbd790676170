import { createTestDatabase, type TestDatabase } from "@facevalue/db/testing";
import pg from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { digestTables } from "./digest.ts";
import { openFeed } from "./feed-consumer.ts";
import type { Storage, StorageOptions } from "./storage.ts";
import { blockAt, changeOf, openTestStorage } from "./testing/storage-fixture.ts";
import { ACCOUNT } from "./testing/ticket-schema.ts";

let database: TestDatabase;
const open: Storage[] = [];

beforeEach(async () => {
  database = await createTestDatabase();
});

afterEach(async () => {
  await Promise.all(open.splice(0).map((storage) => storage.close()));
  await database.drop();
});

async function openSchema(schemaName: string, options: Partial<StorageOptions> = {}): Promise<Storage> {
  const storage = await openTestStorage(database.pool, 1, { schemaName, ...options });
  open.push(storage);
  return storage;
}

async function openAndClose(schemaName: string, options: Partial<StorageOptions> = {}): Promise<void> {
  const storage = await openTestStorage(database.pool, 1, { schemaName, ...options });
  await storage.close();
}

const schemasOf = async (table: string) =>
  (
    await database.pool.query<{ name: string }>(`select schema_name as name from ops.${table} order by 1`)
  ).rows.map(({ name }) => name);

async function store(storage: Storage, balance: number): Promise<void> {
  const change = changeOf(ACCOUNT, { id: "ada", row: ["ada", balance], block: 1 });
  storage.append(blockAt(1), { changes: [change], created: [] });
  await storage.commit(blockAt(1), { finalizedBlock: 0, headBlock: 1 });
}

test("several subgraphs of one chain are written side by side, and one is the chain's", async () => {
  const other = await openSchema("other", { role: "declined", fingerprint: "b", network: "mainnet" });
  const own = await openSchema("chain_1", { network: "mainnet" });
  const second = await openSchema("second", { role: "preferred", fingerprint: "c" });
  expect(await schemasOf("network")).toEqual(["chain_1"]);
  expect(await schemasOf("subgraph")).toEqual(["other", "second"]);
  await Promise.all([store(other, 1), store(own, 2), store(second, 3)]);
  const digest = await digestTables(database.pool, { chainId: 1 });
  const accounts = ["other", "chain_1", "second"].map((schema) => digest[`${schema}.account`]?.digest);
  expect(new Set(accounts).size).toBe(3);
});

test("another build or chain in a schema beside the chain's is refused, and so is another as the chain's", async () => {
  await openAndClose("other", { role: "declined" });
  await openAndClose("chain_1");
  for (const options of [{ fingerprint: "b" }, { chainId: 2 }, { role: "required" as const }]) {
    const refused = openSchema("other", { role: "declined", ...options });
    await expect(refused).rejects.toMatchObject({ code: "DATABASE_OTHER_SUBGRAPH" });
  }
  await openSchema("other", { role: "declined" });
  await openSchema("chain_1", { role: "declined" });
  expect(await schemasOf("network")).toEqual(["chain_1"]);
});

test("changed addresses are no other subgraph until blocks are indexed", async () => {
  const sources = [{ name: "Ticket", address: "0x1", startBlock: 1 }];
  await openAndClose("other", { role: "declined", sources });
  const changed = { role: "declined" as const, sources: [{ name: "Ticket", address: "0x2", startBlock: 1 }] };
  const storage = await openTestStorage(database.pool, 1, { schemaName: "other", ...changed });
  await store(storage, 1);
  await storage.close();
  await expect(openSchema("other", { role: "declined", sources })).rejects.toMatchObject({
    code: "DATABASE_OTHER_SOURCES",
    retryable: false,
    message: expect.stringContaining(
      "of Ticket: 0x2 from block 1, and not 0x1 from block 1: use the manifest",
    ),
  });
});

test("data sources that start above the last indexed block are taken over, others are not", async () => {
  const ticket = { name: "Ticket", address: "0x1", startBlock: 1 };
  const market = { name: "Market", address: "0x2", startBlock: 6 };
  const role = "declined" as const;
  const storage = await openTestStorage(database.pool, 1, { schemaName: "other", role, sources: [ticket] });
  await store(storage, 1);
  await storage.commit(blockAt(5), { finalizedBlock: 0, headBlock: 5 });
  await storage.close();
  await expect(
    openSchema("other", { role, sources: [ticket, { ...market, startBlock: 5 }] }),
  ).rejects.toMatchObject({
    code: "DATABASE_OTHER_SOURCES",
    message: expect.stringContaining("up to block 5 without the data source Market (0x2 from block 5)"),
  });
  await openAndClose("other", { role, sources: [ticket, market] });
  const moved = { ...market, address: "0x3", startBlock: 8 };
  await openAndClose("other", { role, sources: [ticket, moved] });
  const { rows } = await database.pool.query("select sources from ops.subgraph where schema_name = 'other'");
  expect(rows).toEqual([{ sources: [ticket, moved] }]);
  await expect(openSchema("other", { role, sources: [{ ...ticket, startBlock: 9 }] })).rejects.toMatchObject({
    code: "DATABASE_OTHER_SOURCES",
  });
});

test("a schema beside becomes the chain's when the chain has none and it is asked to", async () => {
  await openAndClose("tickets", { role: "declined" });
  expect(await schemasOf("network")).toEqual([]);
  await openSchema("tickets", { role: "required" });
  expect(await schemasOf("network")).toEqual(["tickets"]);
  expect(await schemasOf("subgraph")).toEqual([]);
  await expect(openSchema("chain_1")).rejects.toMatchObject({
    code: "DATABASE_OTHER_SUBGRAPH",
    message: expect.stringContaining("--schema tickets"),
  });
});

test("two that begin at once are not both the chain's", async () => {
  await Promise.all(["a", "b"].map((schema) => openSchema(schema, { role: "preferred" })));
  expect(await schemasOf("network")).toHaveLength(1);
  expect(await schemasOf("subgraph")).toHaveLength(1);
});

test("a commit beside the chain's schema rings with its name, and its consumers' places keep what they need", async () => {
  const listener = new pg.Client({ connectionString: database.url });
  await listener.connect();
  const heard = new Promise((done) => listener.once("notification", ({ payload }) => done(payload)));
  await listener.query("listen facevalue_change");
  const storage = await openSchema("other", { role: "declined", pruneIntervalBlocks: 1 });
  await store(storage, 1);
  expect(await heard).toBe("other");
  await listener.end();
  await storage.buildIndexes();
  const place = { schemaName: "other", consumer: "reader" };
  expect(await openFeed(database.pool, place)).toEqual({ seq: "1", isNew: true });
  expect(await openFeed(database.pool, place)).toEqual({ seq: "1", isNew: false });
  const removal = changeOf(ACCOUNT, { id: "ada", row: null, block: 2, existed: true });
  storage.append(blockAt(2), { changes: [removal], created: [] });
  for (let block = 2; block < 6; block++)
    await storage.commit(blockAt(block), { finalizedBlock: block, headBlock: block });
  const removed = async () => (await database.pool.query('select id, block from other."removed$"')).rows;
  expect(await removed()).toEqual([{ id: "ada", block: 2 }]);
  // The metrics' places are in the feed of the chain's own schema, and say nothing about this one.
  await database.pool.query(
    "insert into ops.consumer_cursor (consumer, chain_id, seq, block, block_time) values ('m', 1, 0, 0, now())",
  );
  await database.pool.query(`update other."consumer$" set seq = 99`);
  await storage.commit(blockAt(6), { finalizedBlock: 6, headBlock: 6 });
  expect(await removed()).toEqual([]);
});
