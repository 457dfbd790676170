import { AppError } from "@facevalue/core";
import { expect, test } from "vitest";
import { decodeRow } from "../row/row-codec.ts";
import type { Column, EntityType } from "../schema/entity-type.ts";
import type { EntityRow } from "../schema/value.ts";
import { idKeyOf } from "./id-key.ts";
import { blockAt, bytesOf } from "./testing/storage-fixture.ts";
import { account, StorageHarness, sale, type Write } from "./testing/storage-harness.ts";
import { ACCOUNT, DAY, TICKET } from "./testing/ticket-schema.ts";

const harness = new StorageHarness();

async function readRow(type: EntityType, idKey: string): Promise<EntityRow | null> {
  const row = await harness.storage.get(type, idKey);
  return row === null ? null : decodeRow(type, row);
}

async function findRows(type: EntityType, column: Column, id: string): Promise<EntityRow[]> {
  return (await harness.storage.findByReference(type, column, id)).map((row) => decodeRow(type, row));
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
  harness.append(
    1,
    [FULL, EMPTY].map((row) => ({ type: TICKET, id: row[0] as Uint8Array, row })),
  );
  for (const state of ["pending", "committed", "reopened"]) {
    if (state === "committed") await harness.commit(1, 1);
    if (state === "reopened") await harness.reopen();
    for (const row of [FULL, EMPTY]) {
      const id = row[0] as Uint8Array;
      expect(await readRow(TICKET, idKeyOf(id)), state).toEqual(row);
    }
    expect(await readRow(TICKET, "0x00000003"), state).toBeNull();
  }
});

test("after many questions for what is not there, what is there is still found", async () => {
  harness.append(1, [account("ada", 1)]);
  await harness.commit(1, 0);
  await harness.reopen();
  for (let index = 0; index < 2500; index++) {
    // The ids are read while this commit is under way.
    if (index === 1999) harness.append(2, [account("bob", 2)]);
    const committing = index === 1999 ? harness.commit(2, 0) : undefined;
    expect(await readRow(ACCOUNT, `absent-${index}`)).toBeNull();
    await committing;
  }
  expect(harness.storage.get(ACCOUNT, "absent-1")).toBeNull();
  expect(await readRow(ACCOUNT, "ada")).toEqual(["ada", 1]);
  expect(await readRow(ACCOUNT, "bob")).toEqual(["bob", 2]);
});

test("finds current entities by reference, in columns and lists, with what is pending laid over", async () => {
  harness.append(
    1,
    [FULL, EMPTY].map((row) => ({ type: TICKET, id: row[0] as Uint8Array, row })),
  );
  await harness.commit(1, 0);
  const [owner, holders] = [TICKET.columns[1]!, TICKET.columns[2]!];
  expect(await findRows(TICKET, owner, "ada")).toEqual([FULL]);
  expect(await findRows(TICKET, holders, "böb")).toEqual([FULL]);
  const moved = FULL.with(1, "eve");
  const gained = EMPTY.with(2, ["ada"]);
  harness.append(2, [
    { type: TICKET, id: bytesOf(1), row: moved, existed: true },
    { type: TICKET, id: bytesOf(2), row: gained, existed: true },
  ]);
  expect(await findRows(TICKET, owner, "ada")).toEqual([]);
  expect(await findRows(TICKET, owner, "eve")).toEqual([moved]);
  expect(await findRows(TICKET, holders, "ada")).toHaveLength(2);
});

test("reads see a batch that is being written and blocks appended meanwhile", async () => {
  harness.append(1, [account("ada", 1)]);
  const committing = harness.commit(1, 0);
  expect(await readRow(ACCOUNT, "ada")).toEqual(["ada", 1]);
  harness.append(2, [account("ada", 2, true)]);
  expect(await readRow(ACCOUNT, "ada")).toEqual(["ada", 2]);
  expect(harness.storage.pending).toEqual({ blocks: 1, changes: 1 });
  await committing;
  await harness.commit(2, 0);
  expect(await harness.rows("select block_range, balance from SCHEMA.account order by vid")).toEqual([
    { block_range: "[1,2)", balance: 1 },
    { block_range: "[2,)", balance: 2 },
  ]);
});

test("at or below finality only the last version is kept, above it every one", async () => {
  harness.append(1, [account("ada", 1)]);
  await harness.commit(1, 1);
  harness.append(2, [account("ada", 2, true)]);
  harness.append(3, [account("ada", 3, true)]);
  harness.append(4, [account("ada", 4, true)]);
  harness.append(5, [account("ada", 5, true)]);
  await harness.commit(5, 3);
  expect(
    await harness.rows("select block_range::text as r, balance from SCHEMA.account order by vid"),
  ).toEqual([
    { r: "[3,4)", balance: 3 },
    { r: "[4,5)", balance: 4 },
    { r: "[5,)", balance: 5 },
  ]);
  await harness.storage.rollback(blockAt(3));
  expect(await harness.rows("select block_range::text as r, balance from SCHEMA.account")).toEqual([
    { r: "[3,)", balance: 3 },
  ]);
});

test("a roll-back deeper than the kept history is refused and changes nothing", async () => {
  harness.append(1, [account("ada", 1)]);
  harness.append(2, [account("ada", 2, true)]);
  harness.append(3, [account("ada", 3, true)]);
  await harness.commit(3, 2);
  const before = await harness.rows("select * from SCHEMA.account order by vid");
  const refused = harness.storage.rollback(blockAt(1));
  await expect(refused).rejects.toMatchObject({ code: "REORG_TOO_DEEP", retryable: false });
  await expect(refused).rejects.toThrow(/index again into an empty database/);
  expect(await harness.rows("select * from SCHEMA.account order by vid")).toEqual(before);
  harness.append(4, [account("ada", 4, true)]);
  await harness.commit(4, 2);
});

test("an immutable entity stored again in a later block stops the indexer", async () => {
  harness.append(1, [sale(7, 1n)]);
  const again = () => harness.append(2, [sale(7, 2n)]);
  expect(again).toThrow(AppError);
  await harness.reopen();
  harness.append(1, [sale(7, 1n)]);
  await harness.commit(1, 0);
  harness.append(2, [account("ada", 1), sale(7, 2n)]);
  await expect(harness.commit(2, 0)).rejects.toMatchObject({ code: "MAPPING_FAILED", retryable: false });
  expect(await harness.rows("select id from SCHEMA.account")).toEqual([]);
  await expect(harness.commit(2, 0)).rejects.toMatchObject({ code: "MAPPING_FAILED" });
  await harness.reopen();
  expect(harness.storage.cursor).toEqual(blockAt(1));
});

test("duplicates of a type that skips them leave the first one, pending or stored", async () => {
  const day = (note: string): Write => ({ type: DAY, id: 5n, row: [5n, note] });
  harness.append(1, [day("first")]);
  harness.append(2, [day("second")]);
  await harness.commit(2, 0);
  harness.append(3, [day("third"), { type: DAY, id: 6n, row: [6n, "other"] }]);
  expect(await readRow(DAY, "5")).toEqual([5n, "first"]);
  await harness.commit(3, 0);
  expect(await harness.rows("select id, note, block$ from SCHEMA.day order by id")).toEqual([
    { id: "5", note: "first", block$: 1 },
    { id: "6", note: "other", block$: 3 },
  ]);
});

test("a lost connection is temporary and nothing of the batch is stored", async () => {
  harness.append(1, [account("ada", 1)]);
  await harness.commit(1, 0);
  harness.append(2, [account("ada", 2, true)]);
  await harness.rows(
    "select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and granted and database = (select oid from pg_database where datname = current_database())",
  );
  await expect(harness.commit(2, 0)).rejects.toMatchObject({ code: "DATABASE_UNREACHABLE", retryable: true });
  await harness.reopen();
  expect(harness.storage.cursor?.number).toBe(1);
});
