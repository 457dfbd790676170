import { AppError } from "@facevalue/core";
import { createTestDatabase, type TestDatabase } from "@facevalue/db/testing";
import pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { EntityType } from "../schema/entity-type.ts";
import type { EntityId, EntityRow } from "../schema/value.ts";
import { idKeyOf } from "./id-key.ts";
import type { Storage } from "./storage.ts";
import { blockAt, bytesOf, changeOf, openTestStorage } from "./testing/storage-fixture.ts";
import { ACCOUNT, DAY, SALE, TICKET } from "./testing/ticket-schema.ts";

let database: TestDatabase;
let storage: Storage;
let chainId = 0;

beforeAll(async () => {
  database = await createTestDatabase();
});

beforeEach(async () => {
  storage = await openTestStorage(database.pool, ++chainId);
});

afterEach(() => storage.close());

afterAll(() => database.drop());

interface Write {
  readonly type: EntityType;
  readonly id: EntityId;
  readonly row: EntityRow | null;
  readonly existed?: boolean;
}

function append(block: number, writes: readonly Write[], fork = 0): void {
  const changes = writes.map(({ type, ...rest }) => changeOf(type, { block, ...rest }));
  storage.append(blockAt(block, fork), { changes, created: [] });
}

const account = (id: string, balance: number, existed = false): Write => ({
  type: ACCOUNT,
  id,
  row: [id, balance],
  existed,
});
const sale = (number: number, amount: bigint): Write => {
  return { type: SALE, id: bytesOf(number), row: [bytesOf(number), "ada", amount] };
};

const commit = (block: number, finalizedBlock: number) =>
  storage.commit(blockAt(block), { finalizedBlock, headBlock: block });

async function reopen(): Promise<void> {
  await storage.close();
  storage = await openTestStorage(database.pool, chainId);
}

async function rows(statement: string): Promise<unknown[]> {
  return (await database.pool.query(statement.replaceAll("SCHEMA", `chain_${chainId}`))).rows;
}

const FULL: EntityRow = [
  bytesOf(1),
  "ada",
  ["ada", "böb"],
  2n ** 255n,
  { digits: -12345678901234567891n, exponent: -7 },
  "Used",
  -5,
  -(2n ** 63n),
  true,
  1_700_000_000_123_456n,
  [0n, -1n, 10n ** 77n],
  [
    { digits: 12n, exponent: 3 },
    { digits: 0n, exponent: 0 },
  ],
  [new Uint8Array(), bytesOf(255)],
  [1_700_000_000_000_001n, 0n],
  ["VALID", "BURNED"],
  [true, false],
];
const EMPTY: EntityRow = [
  bytesOf(2),
  "",
  [],
  null,
  null,
  "VALID",
  0,
  null,
  false,
  null,
  [],
  null,
  [],
  null,
  [],
  [],
];

test("every kind of value comes back as it was stored, pending and committed", async () => {
  append(
    1,
    [FULL, EMPTY].map((row) => ({ type: TICKET, id: row[0] as Uint8Array, row })),
  );
  for (const state of ["pending", "committed", "reopened"]) {
    if (state === "committed") await commit(1, 1);
    if (state === "reopened") await reopen();
    for (const row of [FULL, EMPTY]) {
      const id = row[0] as Uint8Array;
      expect(await storage.get(TICKET, id, idKeyOf(id)), state).toEqual(row);
    }
    expect(await storage.get(TICKET, bytesOf(3), "0x00000003"), state).toBeNull();
  }
});

test("finds current entities by reference, in columns and lists, with what is pending laid over", async () => {
  append(
    1,
    [FULL, EMPTY].map((row) => ({ type: TICKET, id: row[0] as Uint8Array, row })),
  );
  await commit(1, 0);
  const [owner, holders] = [TICKET.columns[1]!, TICKET.columns[2]!];
  expect(await storage.findByReference(TICKET, owner, "ada")).toEqual([FULL]);
  expect(await storage.findByReference(TICKET, holders, "böb")).toEqual([FULL]);
  const moved = FULL.with(1, "eve");
  const gained = EMPTY.with(2, ["ada"]);
  append(2, [
    { type: TICKET, id: bytesOf(1), row: moved, existed: true },
    { type: TICKET, id: bytesOf(2), row: gained, existed: true },
  ]);
  expect(await storage.findByReference(TICKET, owner, "ada")).toEqual([]);
  expect(await storage.findByReference(TICKET, owner, "eve")).toEqual([moved]);
  expect(await storage.findByReference(TICKET, holders, "ada")).toHaveLength(2);
});

test("reads see a batch that is being written and blocks appended meanwhile", async () => {
  append(1, [account("ada", 1)]);
  const committing = commit(1, 0);
  expect(storage.get(ACCOUNT, "ada", "ada")).toEqual(["ada", 1]);
  append(2, [account("ada", 2, true)]);
  expect(storage.get(ACCOUNT, "ada", "ada")).toEqual(["ada", 2]);
  expect(storage.pending).toEqual({ blocks: 1, changes: 1 });
  await committing;
  await commit(2, 0);
  expect(await rows("select block_range, balance from SCHEMA.account order by vid")).toEqual([
    { block_range: "[1,2)", balance: 1 },
    { block_range: "[2,)", balance: 2 },
  ]);
});

test("at or below finality only the last version is kept, above it every one", async () => {
  append(1, [account("ada", 1)]);
  await commit(1, 1);
  append(2, [account("ada", 2, true)]);
  append(3, [account("ada", 3, true)]);
  append(4, [account("ada", 4, true)]);
  append(5, [account("ada", 5, true)]);
  await commit(5, 3);
  expect(await rows("select block_range::text as r, balance from SCHEMA.account order by vid")).toEqual([
    { r: "[3,4)", balance: 3 },
    { r: "[4,5)", balance: 4 },
    { r: "[5,)", balance: 5 },
  ]);
  await storage.rollback(blockAt(3));
  expect(await rows("select block_range::text as r, balance from SCHEMA.account")).toEqual([
    { r: "[3,)", balance: 3 },
  ]);
});

test("a roll-back deeper than the kept history is refused and changes nothing", async () => {
  append(1, [account("ada", 1)]);
  append(2, [account("ada", 2, true)]);
  append(3, [account("ada", 3, true)]);
  await commit(3, 2);
  const before = await rows("select * from SCHEMA.account order by vid");
  const refused = storage.rollback(blockAt(1));
  await expect(refused).rejects.toMatchObject({ code: "REORG_TOO_DEEP", retryable: false });
  await expect(refused).rejects.toThrow(/index again into an empty database/);
  expect(await rows("select * from SCHEMA.account order by vid")).toEqual(before);
  append(4, [account("ada", 4, true)]);
  await commit(4, 2);
});

test("an immutable entity stored again in a later block stops the indexer", async () => {
  append(1, [sale(7, 1n)]);
  const again = () => append(2, [sale(7, 2n)]);
  expect(again).toThrow(AppError);
  await reopen();
  append(1, [sale(7, 1n)]);
  await commit(1, 0);
  append(2, [account("ada", 1), sale(7, 2n)]);
  await expect(commit(2, 0)).rejects.toMatchObject({ code: "MAPPING_FAILED", retryable: false });
  expect(await rows("select id from SCHEMA.account")).toEqual([]);
  await expect(commit(2, 0)).rejects.toMatchObject({ code: "MAPPING_FAILED" });
  await reopen();
  expect(storage.cursor).toEqual(blockAt(1));
});

test("duplicates of a type that skips them leave the first one, pending or stored", async () => {
  const day = (note: string): Write => ({ type: DAY, id: 5n, row: [5n, note] });
  append(1, [day("first")]);
  append(2, [day("second")]);
  await commit(2, 0);
  append(3, [day("third"), { type: DAY, id: 6n, row: [6n, "other"] }]);
  expect(await storage.get(DAY, 5n, "5")).toEqual([5n, "first"]);
  await commit(3, 0);
  expect(await rows("select id, note, block$ from SCHEMA.day order by id")).toEqual([
    { id: "5", note: "first", block$: 1 },
    { id: "6", note: "other", block$: 3 },
  ]);
});

test("a commit announces itself and says which tables and blocks it touched", async () => {
  const listener = new pg.Client({ connectionString: database.url });
  await listener.connect();
  const heard = new Promise((done) => listener.once("notification", ({ payload }) => done(payload)));
  await listener.query("listen facevalue_change");
  append(3, [account("ada", 1), sale(1, 5n)]);
  append(5, []);
  await commit(8, 2);
  expect(await heard).toBe(String(chainId));
  await listener.end();
  expect(await rows("select kind, from_block, to_block, block_time, tables from SCHEMA.change$")).toEqual([
    {
      kind: "blocks",
      from_block: 3,
      to_block: 8,
      block_time: new Date(blockAt(8).timestamp * 1000),
      tables: ["account", "sale"],
    },
  ]);
  expect(await rows("select block_number, head_block, finalized_block, state from SCHEMA.cursor$")).toEqual([
    { block_number: 8, head_block: 8, finalized_block: 2, state: "live" },
  ]);
  expect(storage.recentBlocks()).toEqual([8, 5, 3].map((number) => blockAt(number)));
});

test("a roll-back tells consumers every row that it removed or brought back", async () => {
  append(1, [account("ada", 1), account("bob", 1)]);
  await commit(1, 0);
  append(2, [
    account("ada", 2, true),
    { type: ACCOUNT, id: "bob", row: null, existed: true },
    sale(255, 10n ** 30n),
  ]);
  await commit(2, 0);
  await storage.rollback(blockAt(1));
  const told = await rows(
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
    await rows("select kind, from_block, to_block, tables from SCHEMA.change$ order by seq offset 2"),
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
  storage.append(blockAt(2), { changes: [], created: created.slice(0, 2) });
  storage.append(blockAt(4), { changes: [], created: created.slice(2) });
  expect(storage.dataSources()).toEqual(created);
  await commit(4, 0);
  await reopen();
  expect(storage.dataSources()).toEqual(created);
  await storage.rollback(blockAt(2));
  expect(storage.dataSources()).toEqual(created.slice(0, 2));
  await reopen();
  expect(storage.dataSources()).toEqual(created.slice(0, 2));
});

test("indexes are built once, and a failure is told in cursor$ until the next commit", async () => {
  const indexes = () => rows("select indexname from pg_indexes where schemaname = 'SCHEMA' order by 1");
  const before = await indexes();
  await storage.buildIndexes();
  await storage.buildIndexes();
  expect((await indexes()).length).toBeGreaterThan(before.length);
  await storage.markFailed({ code: "MAPPING_FAILED", message: "broken" });
  const state = "select state, error_code, error_message, indexes_built from SCHEMA.cursor$";
  const failed = {
    state: "failed",
    error_code: "MAPPING_FAILED",
    error_message: "broken",
    indexes_built: true,
  };
  expect(await rows(state)).toEqual([failed]);
  await commit(1, 5);
  expect(await rows(state)).toEqual([
    { state: "syncing", error_code: null, error_message: null, indexes_built: true },
  ]);
});

test("a lost connection is temporary and nothing of the batch is stored", async () => {
  append(1, [account("ada", 1)]);
  await commit(1, 0);
  append(2, [account("ada", 2, true)]);
  await rows(
    "select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and granted and database = (select oid from pg_database where datname = current_database())",
  );
  await expect(commit(2, 0)).rejects.toMatchObject({ code: "DATABASE_UNREACHABLE", retryable: true });
  await reopen();
  expect(storage.cursor?.number).toBe(1);
});
