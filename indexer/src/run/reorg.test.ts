import fc from "fast-check";
import { expect, test } from "vitest";
import { FakeChain } from "../chain/testing/fake-chain.ts";
import { startFakeNode } from "../chain/testing/fake-node.ts";
import { expectTables } from "./testing/expect-tables.ts";
import type { Follower } from "./testing/follow-fake-chain.ts";
import { created, noted, randomizer, randomLogs } from "./testing/random-logs.ts";
import { openTestBed } from "./testing/test-bed.ts";

const MOST_DEPTH = 64;

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

type Step =
  | { readonly kind: "mine"; readonly blocks: number; readonly waits: boolean }
  | { readonly kind: "reorg"; readonly depth: number; readonly growth: number; readonly waits: boolean };

interface Sequence {
  readonly seed: number;
  readonly history: number;
  readonly steps: readonly Step[];
}

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constant("mine" as const),
    blocks: fc.integer({ min: 1, max: 12 }),
    waits: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant("reorg" as const),
    depth: fc.oneof(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: MOST_DEPTH })),
    // The new branch compared with the old: shorter ones grow on later.
    growth: fc.integer({ min: -6, max: 6 }),
    waits: fc.boolean(),
  }),
);

test("after any sequence of reorgs the tables are those of the chain as it is", async () => {
  const { node, pool, follow: start } = await openTestBed([]);
  const sequence = fc.record({
    seed: fc.nat(),
    history: fc.integer({ min: 0, max: 220 }),
    steps: fc.array(step, { maxLength: 14 }),
  });
  const check = async ({ seed, history, steps }: Sequence) => {
    await pool.query("drop schema if exists chain_4242 cascade; delete from ops.network");
    const random = randomizer(seed);
    const chain = new FakeChain();
    for (let count = 0; count < history; count++) chain.mine(randomLogs(random));
    node.chain = chain;
    const follower = await start();
    await change(chain, follower, { steps, random });
    await follower.stop();
    await expectTables(pool, chain);
  };
  const numRuns = Number(process.env.FACEVALUE_REORG_RUNS ?? 15);
  await fc.assert(fc.asyncProperty(sequence, check), { numRuns });
}, 300_000);

async function change(
  chain: FakeChain,
  follower: Follower,
  { steps, random }: { steps: readonly Step[]; random: (below: number) => number },
): Promise<void> {
  let highest = chain.height;
  for (const { waits, ...next } of steps) {
    if (next.kind === "reorg") replace(chain, next, { highest, random });
    else for (let count = 0; count < next.blocks; count++) chain.mine(randomLogs(random));
    highest = Math.max(highest, chain.height);
    if (waits) await follower.catchUp(chain);
  }
  await follower.catchUp(chain);
}

function replace(
  chain: FakeChain,
  { depth, growth }: { depth: number; growth: number },
  { highest, random }: { highest: number; random: (below: number) => number },
): void {
  const allowed = Math.min(depth, chain.height - Math.max(0, highest - MOST_DEPTH));
  if (allowed <= 0) return;
  chain.drop(allowed);
  for (let count = 0; count < Math.max(0, allowed + growth); count++) chain.mine(randomLogs(random));
}

function cut(chain: FakeChain, height: number): FakeChain {
  const shorter = Object.assign(Object.create(Object.getPrototypeOf(chain)) as FakeChain, chain);
  return Object.assign(shorter, { blocks: chain.blocks.slice(0, height) });
}
