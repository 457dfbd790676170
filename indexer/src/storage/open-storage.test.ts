import { createTestDatabase, type TestDatabase } from "@facevalue/db/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { StorageOptions } from "./storage.ts";
import { openTestStorage } from "./testing/storage-fixture.ts";

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
  const storage = await openTestStorage(database.pool, 1, { network: "mainnet" });
  await storage.close();
});

afterAll(() => database.drop());

test("a second writer of the same network is refused while the first is open", async () => {
  const first = await openTestStorage(database.pool, 2);
  const refused = openTestStorage(database.pool, 2);
  await expect(refused).rejects.toMatchObject({ code: "DATABASE_IN_USE" });
  const other = await openTestStorage(database.pool, 3);
  await first.close();
  const next = await openTestStorage(database.pool, 2);
  await Promise.all([next.close(), other.close()]);
});

const REFUSALS: readonly [string, number, Partial<StorageOptions>, string][] = [
  ["another subgraph", 1, { network: "mainnet", fingerprint: "b" }, "DATABASE_OTHER_SUBGRAPH"],
  ["another network of the same chain id", 1, { network: "sepolia" }, "RPC_WRONG_CHAIN"],
  ["another chain of the same network", 9, { network: "mainnet" }, "RPC_WRONG_CHAIN"],
  ["another schema", 1, { network: "mainnet", schemaName: "chain_x" }, "DATABASE_OTHER_SUBGRAPH"],
  ["another chain's schema", 9, { schemaName: "chain_1" }, "DATABASE_OTHER_SUBGRAPH"],
  ["a schema that no indexer made", 9, { schemaName: "ops" }, "DATABASE_OTHER_SUBGRAPH"],
];

test.each(REFUSALS)("%s is refused and leaves nothing behind", async (_, chainId, options, code) => {
  const read = async () => (await database.pool.query("select * from ops.network order by chain_id")).rows;
  const before = await read();
  await expect(openTestStorage(database.pool, chainId, options)).rejects.toMatchObject({
    code,
    retryable: false,
  });
  expect(await read()).toEqual(before);
});

test("a subgraph that names no network may go on with one that does", async () => {
  const storage = await openTestStorage(database.pool, 1, { network: null });
  await storage.close();
});
