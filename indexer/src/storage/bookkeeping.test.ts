import pg from "pg";
import { expect, onTestFinished, test } from "vitest";
import { moveFeed, openFeed } from "./feed-consumer.ts";
import { readChangedRows } from "./read-changed-rows.ts";
import type { Storage } from "./storage.ts";
import { blockAt, openTestStorage } from "./testing/storage-fixture.ts";
import { account, StorageHarness, sale } from "./testing/storage-harness.ts";
import { ACCOUNT, TICKET_SCHEMA } from "./testing/ticket-schema.ts";

const harness = new StorageHarness();

test("a commit announces itself and says which tables and blocks it touched", async () => {
  const listener = new pg.Client({ connectionString: harness.database.url });
  await listener.connect();
  const heard = new Promise((done) => listener.once("notification", ({ payload }) => done(payload)));
  await listener.query("listen facevalue_change");
  harness.append(3, [account("ada", 1), sale(1, 5n)]);
  harness.append(5, []);
  await harness.commit(8, 2);
  expect(await heard).toBe(String(harness.chainId));
  await listener.end();
  expect(
    await harness.rows("select kind, from_block, to_block, block_time, tables from SCHEMA.change$"),
  ).toEqual([
    {
      kind: "blocks",
      from_block: 3,
      to_block: 8,
      block_time: new Date(blockAt(8).timestamp * 1000),
      tables: ["account", "sale"],
    },
  ]);
  expect(
    await harness.rows("select block_number, head_block, finalized_block, state from SCHEMA.cursor$"),
  ).toEqual([{ block_number: 8, head_block: 8, finalized_block: 2, state: "live" }]);
  expect(harness.storage.recentBlocks()).toEqual([8, 5, 3].map((number) => blockAt(number)));
});

test("a roll-back tells consumers every row that it removed or brought back", async () => {
  harness.append(1, [account("ada", 1), account("bob", 1)]);
  await harness.commit(1, 0);
  harness.append(2, [
    account("ada", 2, true),
    { type: ACCOUNT, id: "bob", row: null, existed: true },
    sale(255, 10n ** 30n),
  ]);
  await harness.commit(2, 0);
  await harness.storage.rollback(blockAt(1));
  const told = await harness.rows(
    "select entity_table, id, row->>'balance' as balance, row->>'amount' as amount, row->>'id' as row_id from SCHEMA.rolled_back$ order by 1, 2, 3",
  );
  expect(told).toEqual([
    { entity_table: "account", id: "ada", balance: "1", amount: null, row_id: "ada" },
    { entity_table: "account", id: "ada", balance: "2", amount: null, row_id: "ada" },
    { entity_table: "account", id: "bob", balance: "1", amount: null, row_id: "bob" },
    {
      entity_table: "sale",
      id: "\\x000000ff",
      balance: null,
      amount: "1000000000000000000000000000000",
      row_id: "\\x000000ff",
    },
  ]);
  expect(
    await harness.rows("select kind, from_block, to_block, tables from SCHEMA.change$ order by seq offset 2"),
  ).toEqual([{ kind: "rollback", from_block: 2, to_block: 2, tables: ["account", "sale"] }]);
});

test("data sources come back in order and go with the blocks that created them", async () => {
  const created = [2, 2, 4].map((block, index) => {
    return {
      template: "Event",
      address: `0x${index}`,
      context: index === 1 ? "{}" : null,
      createdAtBlock: block,
    };
  });
  harness.storage.append(blockAt(2), { changes: [], created: created.slice(0, 2) });
  harness.storage.append(blockAt(4), { changes: [], created: created.slice(2) });
  expect(harness.storage.dataSources()).toEqual(created);
  await harness.commit(4, 0);
  await harness.reopen();
  expect(harness.storage.dataSources()).toEqual(created);
  await harness.storage.rollback(blockAt(2));
  expect(harness.storage.dataSources()).toEqual(created.slice(0, 2));
  await harness.reopen();
  expect(harness.storage.dataSources()).toEqual(created.slice(0, 2));
});

test("indexes are built once, and a failure is told in cursor$ until the next commit", async () => {
  const indexes = () =>
    harness.rows("select indexname from pg_indexes where schemaname = 'SCHEMA' order by 1");
  const before = await indexes();
  await harness.storage.buildIndexes();
  await harness.storage.buildIndexes();
  expect((await indexes()).length).toBeGreaterThan(before.length);
  await harness.storage.markFailed({ code: "MAPPING_FAILED", message: "broken" });
  const state = "select state, error_code, error_message, indexes_built from SCHEMA.cursor$";
  const failed = {
    state: "failed",
    error_code: "MAPPING_FAILED",
    error_message: "broken",
    indexes_built: true,
  };
  expect(await harness.rows(state)).toEqual([failed]);
  await harness.commit(1, 5);
  expect(await harness.rows(state)).toEqual([
    { state: "syncing", error_code: null, error_message: null, indexes_built: true },
  ]);
});

/** A storage that prunes with every commit, and what is in its feed. */
async function openPruned(chainId: number) {
  const storage = await openTestStorage(harness.database.pool, chainId, { pruneIntervalBlocks: 1 });
  onTestFinished(() => storage.close());
  await storage.buildIndexes();
  const entries = async () => {
    const { rows } = await harness.database.pool.query<{ seq: string }>(
      `select seq from chain_${chainId}.change$ order by seq`,
    );
    return rows.map(({ seq }) => Number(seq));
  };
  return { storage, entries, schemaName: `chain_${chainId}` };
}

const commitTo = (storage: Storage, block: number, finalizedBlock: number) => {
  storage.append(blockAt(block), { changes: [], created: [] });
  return storage.commit(blockAt(block), { finalizedBlock, headBlock: block });
};

test("entries of final blocks go once every consumer has read them, but for the last and those that they stand at", async () => {
  const { storage, entries, schemaName } = await openPruned(901);
  for (let block = 1; block <= 3; block++) await commitTo(storage, block, block - 1);
  expect(await entries()).toEqual([3]);
  const { pool } = harness.database;
  const slow = { schemaName, consumer: "slow" };
  const fast = { schemaName, consumer: "fast" };
  expect(await openFeed(pool, slow)).toEqual({ seq: "3", isNew: true });
  await openFeed(pool, fast);
  for (let block = 4; block <= 9; block++) await commitTo(storage, block, block - 1);
  expect(await entries()).toEqual([3, 4, 5, 6, 7, 8, 9]);
  await moveFeed(pool, fast, "9");
  await moveFeed(pool, slow, "7");
  await commitTo(storage, 10, 9);
  expect(await entries()).toEqual([7, 8, 9, 10]);
  await commitTo(storage, 11, 10);
  const { entries: read } = await readChangedRows(pool, { ...slow, entitySchema: TICKET_SCHEMA });
  expect(read.map(({ seq }) => seq)).toEqual(["8", "9", "10", "11"]);
});

test("entries of blocks that may be rolled back stay", async () => {
  const { storage, entries } = await openPruned(902);
  for (let block = 1; block <= 6; block++) await commitTo(storage, block, Math.min(block, 3));
  const first = (await entries())[0] ?? 0;
  expect(first).toBeLessThanOrEqual(4);
  expect(await entries()).toEqual(Array.from({ length: 7 - first }, (_, index) => first + index));
});

test("a consumer that stands before the oldest entry is told, and may begin again", async () => {
  const { storage, schemaName } = await openPruned(903);
  const { pool } = harness.database;
  const place = { schemaName, consumer: "restored" };
  await openFeed(pool, place);
  await commitTo(storage, 1, 0);
  const options = { ...place, entitySchema: TICKET_SCHEMA };
  expect((await readChangedRows(pool, options)).entries).toHaveLength(1);
  await moveFeed(pool, place, "1");
  for (let block = 2; block <= 6; block++) await commitTo(storage, block, block - 1);
  await moveFeed(pool, place, "5");
  await commitTo(storage, 7, 6);
  await pool.query(`update ${schemaName}.consumer$ set seq = 4`);
  await expect(readChangedRows(pool, options)).rejects.toMatchObject({
    code: "HISTORY_PRUNED",
    message: expect.stringContaining(
      "restored stands at entry 4 of the feed of chain_903, which is kept from entry 5 on",
    ),
  });
});
