import { setTimeout as sleep } from "node:timers/promises";
import { type Logger, silentLogger } from "@facevalue/core";
import { expect, test } from "vitest";
import { PendingBatch } from "./pending-batch.ts";
import { TableVacuum } from "./table-vacuum.ts";
import { blockAt, changeOf } from "./testing/storage-fixture.ts";
import { account, StorageHarness } from "./testing/storage-harness.ts";
import { ACCOUNT } from "./testing/ticket-schema.ts";

const harness = new StorageHarness();
const ACCOUNTS = 12_000;

async function replaceAll(block: number): Promise<void> {
  const isNew = block === 1;
  harness.append(
    block,
    Array.from({ length: ACCOUNTS }, (_, index) => account(`account ${index}`, block, !isNew)),
  );
  await harness.commit(block, block);
}

async function vacuums(): Promise<number> {
  const [row] = (await harness.rows(
    "select vacuum_count as count from pg_stat_user_tables where schemaname = 'SCHEMA' and relname = 'account'",
  )) as [{ count: string }];
  return Number(row.count);
}

/** A statement's work is counted a moment after it ended. */
async function waitForVacuums(count: number): Promise<void> {
  for (const end = Date.now() + 20_000; (await vacuums()) < count && Date.now() < end; ) await sleep(50);
  expect(await vacuums()).toBe(count);
}

test("the room of replaced rows is used again", async () => {
  await replaceAll(1);
  await replaceAll(2);
  await waitForVacuums(1);
  const [before] = await harness.rows("select pg_relation_size('SCHEMA.account')::int as bytes");
  await replaceAll(3);
  await waitForVacuums(2);
  await replaceAll(4);
  expect(await harness.rows("select pg_relation_size('SCHEMA.account')::int as bytes")).toEqual([before]);
  expect(await harness.rows("select count(*)::int, min(balance), max(balance) from SCHEMA.account")).toEqual([
    { count: ACCOUNTS, min: 4, max: 4 },
  ]);
});

test("a vacuum that fails is told and costs nothing but room", async () => {
  const warnings: unknown[] = [];
  const logger = { ...silentLogger, warn: (fields: unknown) => void warnings.push(fields) };
  const { pool } = harness.database;
  const vacuum = new TableVacuum({ pool, schemaName: "absent", logger: logger as unknown as Logger });
  const batch = new PendingBatch();
  const changes = Array.from({ length: ACCOUNTS }, (_, index) =>
    changeOf(ACCOUNT, { id: `account ${index}`, row: [`account ${index}`, 1], block: 1, existed: true }),
  );
  batch.append(blockAt(1), { changes, created: [] }, 1);
  vacuum.noteCommitted(batch);
  for (const end = Date.now() + 20_000; warnings.length === 0 && Date.now() < end; ) await sleep(20);
  expect(warnings).toEqual([
    { msg: "Could not vacuum", reason: expect.stringContaining("absent") as unknown },
  ]);
  vacuum.close();
});
