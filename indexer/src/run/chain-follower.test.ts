import { AppError } from "@facevalue/core";
import { expect, test } from "vitest";
import type { FakeLogSpec } from "../chain/testing/fake-chain.ts";
import { expectTables } from "./testing/expect-tables.ts";
import { CONTRACTS, created, noted, randomizer, randomLogs } from "./testing/random-logs.ts";
import { openTestBed } from "./testing/test-bed.ts";

function randomBlocks(count: number, seed: number): FakeLogSpec[][] {
  const random = randomizer(seed);
  return Array.from({ length: count }, () => randomLogs(random));
}

test("indexes history and then each new block", async () => {
  const { chain, pool, follow } = await openTestBed(randomBlocks(300, 1));
  const follower = await follow();
  await follower.catchUp(chain);
  await expectTables(pool, chain);
  chain.mine([created(3), noted(3, "0x01")]);
  chain.mine([]);
  chain.mine([noted(3, "0x02")]);
  await follower.catchUp(chain);
  await expectTables(pool, chain);
});

test("goes on where it stopped", async () => {
  const { chain, pool, follow } = await openTestBed(randomBlocks(120, 2));
  const first = await follow();
  await first.catchUp(chain);
  await first.stop();
  for (const logs of randomBlocks(100, 3)) chain.mine(logs);
  const second = await follow();
  await second.catchUp(chain);
  await expectTables(pool, chain);
});

test.each([40, 200])("stops when block %i is committed", async (toBlock) => {
  const { chain, pool, follow } = await openTestBed(randomBlocks(230, 4));
  const follower = await follow({ toBlock });
  await follower.ended;
  chain.drop(chain.height - toBlock);
  await expectTables(pool, chain);
});

test("a block to stop at that was reached before, and replaced since, is indexed again", async () => {
  const { chain, pool, follow } = await openTestBed(randomBlocks(80, 6));
  await (await follow({ toBlock: 80 })).ended;
  chain.drop(3);
  for (const logs of randomBlocks(3, 7)) chain.mine(logs);
  await (await follow({ toBlock: 80 })).ended;
  await expectTables(pool, chain);
});

test("waits for a block to stop at that is beyond the head", async () => {
  const { chain, pool, follow } = await openTestBed(randomBlocks(10, 5));
  const follower = await follow({ toBlock: 12 });
  await follower.catchUp(chain);
  chain.mine([created(1)]);
  chain.mine([noted(1, "0x05")]);
  chain.mine([noted(1, "0x06")]);
  await follower.ended;
  chain.drop(1);
  await expectTables(pool, chain);
});

test("waits for a start block beyond the head", async () => {
  const { chain, follow } = await openTestBed([[created(1)]]);
  const follower = await follow({ startBlock: 4 });
  for (let round = 0; round < 3; round++) chain.mine([created(2 + round)]);
  await follower.catchUp(chain);
  expect(follower.storage.dataSources().map(({ address }) => address)).toEqual([CONTRACTS[4]]);
});

test("a contract created within a range that is read already misses no log", async () => {
  const blocks = Array.from({ length: 400 }, (_, number) => {
    const logs = CONTRACTS.map((_contract, index) =>
      noted(index, `0x${number.toString(16).padStart(4, "0")}`),
    );
    return number % 37 === 5 ? [...logs, created(Math.floor(number / 37))] : logs;
  });
  const { chain, pool, follow } = await openTestBed(blocks);
  await (await follow()).catchUp(chain);
  await expectTables(pool, chain);
});

test("where every block creates a contract, requests stay few", async () => {
  const address = (number: number) => `0x${(number + 0x1000).toString(16).padStart(40, "0")}`;
  const blocks = Array.from({ length: 600 }, (_, number) => [
    { ...created(0), data: address(number) },
    { ...noted(0, "0x01"), address: address(number) },
    { ...noted(0, "0x02"), address: address(Math.floor(number / 2)) },
  ]);
  const { chain, node, pool, follow } = await openTestBed(blocks, { finalityDepth: 0 });
  await (await follow()).catchUp(chain);
  await expectTables(pool, chain);
  expect(node.calls.filter(({ method }) => method === "eth_getLogs").length).toBeLessThan(100);
});

test("more contracts than go into one query are asked for by topic", async () => {
  const { chain, node, pool, follow } = await openTestBed(randomBlocks(300, 6));
  await (await follow({ maxAddresses: 3 })).catchUp(chain);
  await expectTables(pool, chain);
  const filters = node.calls.filter(({ method }) => method === "eth_getLogs").map(({ params }) => params[0]);
  expect(
    filters.every((filter) => [(filter as { address?: string | string[] }).address ?? []].flat().length <= 3),
  ).toBe(true);
});

test("a provider that allows ranges of seven blocks is enough", async () => {
  const { chain, pool, follow } = await openTestBed(randomBlocks(200, 7), { maxRange: 7 });
  await (await follow()).catchUp(chain);
  await expectTables(pool, chain);
});

test("a node without the finalized tag counts as final what is deep enough", async () => {
  const { chain, pool, follow } = await openTestBed(randomBlocks(200, 8), { finalityDepth: null });
  await (await follow()).catchUp(chain);
  await expectTables(pool, chain);
});

test("an outage at the head is waited out", async () => {
  const { chain, node, pool, follow } = await openTestBed(randomBlocks(20, 9));
  const follower = await follow();
  await follower.catchUp(chain);
  node.isDown = true;
  chain.mine([created(1), noted(1, "0x09")]);
  await new Promise((resolve) => setTimeout(resolve, 100));
  node.isDown = false;
  await follower.catchUp(chain);
  await expectTables(pool, chain);
});

test("an RPC that is down at the start ends with RPC_UNREACHABLE", async () => {
  const { node, follow } = await openTestBed([]);
  node.isDown = true;
  const { ended } = await follow();
  await expect(ended).rejects.toMatchObject({ code: "RPC_UNREACHABLE", retryable: true });
});

test("a mapping that fails leaves everything before its block, and word of it in the database", async () => {
  const { chain, pool, follow } = await openTestBed(randomBlocks(150, 10));
  const follower = await follow();
  follower.engine.beforeBlock = ({ number }) => {
    if (number >= 100) throw new AppError("MAPPING_FAILED", `the mapping failed in block ${number}`);
  };
  await expect(follower.ended).rejects.toMatchObject({ code: "MAPPING_FAILED" });
  const { rows } = await pool.query(
    'select block_number, state, error_code, error_message from chain_4242."cursor$"',
  );
  expect(rows[0]).toMatchObject({ state: "failed", error_code: "MAPPING_FAILED" });
  expect(rows[0].error_message).toMatch(/^the mapping failed in block 10\d$/);
  const again = await follow();
  await again.catchUp(chain);
  await expectTables(pool, chain);
});

test("reports what it is doing", async () => {
  const seen: { phase: string; block: number; head: number }[] = [];
  const { chain, follow } = await openTestBed(randomBlocks(100, 11));
  const follower = await follow({ onProgress: (progress) => seen.push(progress), toBlock: 100 });
  await follower.ended;
  expect(seen.at(-1)).toMatchObject({
    phase: "head",
    block: 100,
    head: chain.height,
    finalized: 36,
    etaSeconds: 0,
  });
});

test("a stop in the middle of a block that takes long ends at once and loses nothing", async () => {
  const { chain, pool, follow } = await openTestBed(randomBlocks(150, 12));
  const follower = await follow();
  const stuck = Promise.withResolvers<void>();
  follower.engine.beforeBlock = ({ number }) => {
    if (number < 86) return undefined;
    stuck.resolve();
    return new Promise(() => undefined);
  };
  await stuck.promise;
  await follower.stop();
  await (await follow()).catchUp(chain);
  await expectTables(pool, chain);
});
