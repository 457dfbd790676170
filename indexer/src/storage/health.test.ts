import { expect, test } from "vitest";
import type { HandlerError } from "../engine/handler-error.ts";
import { blockAt } from "./testing/storage-fixture.ts";
import { account, StorageHarness } from "./testing/storage-harness.ts";

const harness = new StorageHarness();

const hash = (number: number) => `0x${number.toString(16).padStart(64, "0")}`;

function errorAt(blockNumber: number, isDeterministic = true): HandlerError {
  const place = { dataSource: "Shop", handler: "handleSale", blockNumber, blockHash: hash(blockNumber) };
  const message = `handler handleSale failed at block ${blockNumber}`;
  return { ...place, transactionHash: hash(7), message, isDeterministic };
}

function skip(block: number): void {
  harness.storage.append(blockAt(block), { changes: [], created: [], errors: [errorAt(block)] });
}

const health = async () => (await harness.rows("select health, state from SCHEMA.cursor$"))[0];
const errors = () =>
  harness.rows(
    "select block_range::text as range, handler, deterministic, is_fatal from SCHEMA.subgraph_error$ order by vid",
  );

test("a network is healthy until a handler is skipped, and again when that block is rolled back", async () => {
  harness.append(1, [account("ada", 1)]);
  await harness.commit(1, 0);
  expect(await health()).toMatchObject({ health: "healthy" });
  skip(2);
  skip(3);
  await harness.commit(3, 0);
  expect(await health()).toEqual({ health: "unhealthy", state: "live" });
  const skipped = { handler: "handleSale", deterministic: true, is_fatal: false };
  expect(await errors()).toEqual([
    { range: "[2,)", ...skipped },
    { range: "[3,)", ...skipped },
  ]);
  await harness.storage.rollback(blockAt(2));
  expect(await errors()).toEqual([{ range: "[2,)", ...skipped }]);
  expect(await health()).toMatchObject({ health: "unhealthy" });
  await harness.storage.rollback(blockAt(1));
  expect(await errors()).toEqual([]);
  expect(await health()).toMatchObject({ health: "healthy" });
});

test("errors of blocks that are cut off before they are stored are not stored", async () => {
  harness.append(1, [account("ada", 1)]);
  await harness.commit(1, 0);
  skip(2);
  skip(3);
  await harness.storage.rollback(blockAt(2));
  await harness.commit(2, 0);
  expect(await errors()).toMatchObject([{ range: "[2,)" }]);
});

test("a failure is told with its handler until indexing goes on; skipped handlers stay", async () => {
  skip(1);
  await harness.commit(1, 0);
  const failure = { code: "MAPPING_FAILED", message: "handler handleSale failed at block 2" };
  await harness.storage.markFailed({ ...failure, failed: errorAt(2, false) });
  await harness.storage.markFailed({ ...failure, failed: errorAt(2, false) });
  expect(await health()).toEqual({ health: "failed", state: "failed" });
  expect(await errors()).toMatchObject([
    { range: "[1,)", is_fatal: false },
    { range: "[2,)", is_fatal: true, deterministic: false },
  ]);
  harness.append(2, [account("ada", 1)]);
  await harness.commit(2, 0);
  expect(await health()).toEqual({ health: "unhealthy", state: "live" });
  expect(await errors()).toMatchObject([{ range: "[1,)", is_fatal: false }]);
});
