import { setTimeout as sleep } from "node:timers/promises";
import type { TestDatabase } from "@facevalue/db/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { facevalue, type Running, startFacevalue } from "./support/facevalue.ts";
import { rpc } from "./support/rpc-batch.ts";
import { emptyDatabase, indexAndWork, playOnAnvil, type SeasonWorld } from "./support/season-world.ts";
import { buyTickets, resellTickets } from "./support/trade.ts";

let world: SeasonWorld;
let live: TestDatabase;
let clean: TestDatabase;
let running: Running;

beforeAll(async () => {
  world = await playOnAnvil({ seed: "reorg", scale: 0.3 });
  await rpc(world.rpcUrl, "evm_setAutomine", false);
  live = await emptyDatabase();
  clean = await emptyDatabase();
  const args = ["start", "--rpc", world.rpcUrl, "--database", live.url, "--port", "0", "--no-open"];
  running = startFacevalue(args);
  await running.saysOnStdout(/Dashboard: (\S+)/);
});

afterAll(async () => {
  running?.process.kill("SIGTERM");
  await running?.finished;
  await live?.drop();
  await clean?.drop();
  await world?.anvil.stop();
});

async function head(): Promise<{ number: number; hash: string }> {
  const block = await rpc<{ number: string; hash: string }>(
    world.rpcUrl,
    "eth_getBlockByNumber",
    "latest",
    false,
  );
  return { number: Number(block.number), hash: block.hash };
}

/** Resolves once the live database holds the chain's head block and every metric has followed. */
async function waitForHead(): Promise<void> {
  const { number, hash } = await head();
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const { rows } = await live.pool.query<{ block: number; hash: string; behind: number }>(
      `select block_number as block, '0x' || encode(block_hash, 'hex') as hash,
        (select count(*)::int from ops.metric_state where block <> block_number) as behind from chain_31337."cursor$"`,
    );
    const [row] = rows;
    if (row?.block === number && row.hash === hash && row.behind === 0) return;
    await sleep(100);
  }
  throw new Error(`the live database did not reach block ${number}`);
}

async function salesAbove(block: number): Promise<string[]> {
  const { rows } = await live.pool.query<{ id: string }>(
    `select encode(id, 'hex') as id from chain_31337.sale where "block$" > $1 order by id`,
    [block],
  );
  return rows.map(({ id }) => id);
}

test("a reorg of depth 5 with other sales leaves the tables and metrics of a clean sync", async () => {
  await buyTickets(world, { quantity: 1, buyerIndex: 0 });
  const fork = (await head()).number;
  await buyTickets(world, { quantity: 2, buyerIndex: 1 });
  await resellTickets(world, { priceBps: 9000 });
  await waitForHead();
  const orphaned = await salesAbove(fork);
  expect(orphaned.length).toBe(4);

  const depth = (await head()).number - fork;
  expect(depth).toBe(5);
  const before = await head();
  // A reorg also takes back balances that were set after the fork; this buyer had its own before.
  const replacement = await buyTickets(world, { quantity: 3, buyerIndex: 0, isOnlyPrepared: true });
  await rpc(world.rpcUrl, "anvil_reorg", depth, [[replacement, 0]]);
  expect((await head()).hash).not.toBe(before.hash);
  await resellTickets(world, { priceBps: 9500 });
  await waitForHead();

  const canonical = await salesAbove(fork);
  expect(canonical.length).toBe(5);
  expect(canonical.filter((id) => orphaned.includes(id))).toEqual([]);
  await indexAndWork(world.rpcUrl, clean.url, (await head()).number);
  expect(await facevalue("digest", "--database", live.url)).toBe(
    await facevalue("digest", "--database", clean.url),
  );
});
