import { expect, test } from "vitest";
import { FakeChain } from "../chain/testing/fake-chain.ts";
import { startFakeNode } from "../chain/testing/fake-node.ts";
import { expectTables } from "./testing/expect-tables.ts";
import { created, noted } from "./testing/random-logs.ts";
import { openTestBed } from "./testing/test-bed.ts";

test("a block of the same height with other logs replaces the one indexed", async () => {
  const { chain, pool, follow: start } = await openTestBed([[created(1)], [noted(1, "0x01")]]);
  const follower = await start();
  await follower.catchUp(chain);
  chain.drop(1);
  chain.mine([noted(1, "0x02")]);
  await follower.catchUp(chain);
  await expectTables(pool, chain);
});

test("a contract whose creation is undone is no longer followed", async () => {
  const {
    chain,
    pool,
    follow: start,
  } = await openTestBed([[], [created(1), created(2)], [noted(1, "0x01")]]);
  const follower = await start();
  await follower.catchUp(chain);
  chain.drop(2);
  chain.mine([created(2)]);
  chain.mine([noted(1, "0x02"), noted(2, "0x03")]);
  await follower.catchUp(chain);
  await expectTables(pool, chain);
});

test("a chain that became shorter is followed back", async () => {
  const {
    chain,
    pool,
    follow: start,
  } = await openTestBed([[created(1)], [noted(1, "0x01")], [noted(1, "0x02")]]);
  const follower = await start();
  await follower.catchUp(chain);
  chain.drop(2);
  await follower.catchUp(chain);
  await expectTables(pool, chain);
});

test("a reorg deeper than finality ends with REORG_TOO_DEEP and keeps what was there", async () => {
  const {
    chain,
    pool,
    follow: start,
  } = await openTestBed([[created(1)], [noted(1, "0x01")], [], [], []], { finalityDepth: 2 });
  const follower = await start();
  await follower.catchUp(chain);
  const before = await pool.query("select count(*) from chain_4242.entry");
  chain.drop(4);
  for (let round = 0; round < 6; round++) chain.mine([created(2)]);
  await expect(follower.ended).rejects.toMatchObject({ code: "REORG_TOO_DEEP", retryable: false });
  const after = await pool.query("select count(*) from chain_4242.entry");
  expect(after.rows).toEqual(before.rows);
  const { rows } = await pool.query('select state, error_code from chain_4242."cursor$"');
  expect(rows).toEqual([{ state: "failed", error_code: "REORG_TOO_DEEP" }]);
});

test("another chain on the same database is noticed at the start", async () => {
  const { chain, node, follow: start } = await openTestBed([[created(1)], [], []]);
  const first = await start();
  await first.catchUp(chain);
  await first.stop();
  node.chain = new FakeChain(7);
  for (let round = 0; round < 5; round++) node.chain.mine([created(2)]);
  const second = await start();
  await expect(second.ended).rejects.toMatchObject({ code: "REORG_TOO_DEEP" });
});

test("a node that lags behind does not undo anything for long", async () => {
  const {
    chain,
    node,
    pool,
    follow: start,
  } = await openTestBed([[created(1)], [noted(1, "0x01")], [noted(1, "0x02")]]);
  const stale = await startFakeNode(cut(chain, 2));
  try {
    const follower = await start({}, [stale.url, node.url]);
    await new Promise((resolve) => setTimeout(resolve, 100));
    stale.isDown = true;
    await follower.catchUp(chain);
    await follower.stop();
    await expectTables(pool, chain);
    await (await start()).stop();
  } finally {
    await stale.close();
  }
});

test("a node that has lost even final blocks is waited for", async () => {
  const {
    chain,
    node,
    pool,
    follow: start,
  } = await openTestBed([[created(1)], [], [], [], [noted(1, "0x01")]], {
    finalityDepth: 1,
  });
  const follower = await start();
  await follower.catchUp(chain);
  node.chain = cut(chain, 2);
  await new Promise((resolve) => setTimeout(resolve, 300));
  chain.mine([noted(1, "0x02")]);
  node.chain = chain;
  await follower.catchUp(chain);
  await expectTables(pool, chain);
});

test("a shorter chain of other blocks is no node that lags behind", async () => {
  const {
    node,
    chain,
    follow: start,
  } = await openTestBed([[created(1)], [], [], [], []], { finalityDepth: 1 });
  const follower = await start();
  await follower.catchUp(chain);
  node.chain = new FakeChain(7);
  node.chain.mine([created(1)]);
  await expect(follower.ended).rejects.toMatchObject({ code: "REORG_TOO_DEEP" });
});

test.each([1, 2, 4])("the first block indexed is replaced, with %i blocks before it", async (depth) => {
  const blocks = [[], [], [], [created(1)], [noted(1, "0x01")]];
  const { chain, pool, follow: start } = await openTestBed(blocks);
  const follower = await start({ startBlock: 4 });
  await follower.catchUp(chain);
  chain.drop(1 + depth);
  chain.mine([]);
  await new Promise((resolve) => setTimeout(resolve, 50));
  await follower.stop();
  const second = await start({ startBlock: 4 });
  for (let round = 0; round < 5; round++) chain.mine(chain.height < 3 ? [] : [created(2), noted(2, "0x02")]);
  await second.catchUp(chain);
  await expectTables(pool, chain);
});

function cut(chain: FakeChain, height: number): FakeChain {
  const shorter = Object.assign(Object.create(Object.getPrototypeOf(chain)) as FakeChain, chain);
  return Object.assign(shorter, { blocks: chain.blocks.slice(0, height) });
}
