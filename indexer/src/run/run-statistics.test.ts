import { expect, test } from "vitest";
import type { FakeChain } from "../chain/testing/fake-chain.ts";
import type { IndexProgress } from "./index-progress.ts";
import { CREATED, FACTORY, NOTED } from "./testing/fake-engine.ts";
import { CONTRACTS, created, noted } from "./testing/random-logs.ts";
import { openTestBed } from "./testing/test-bed.ts";

/**
 * What the fake engine is handed: creations by the factory, and notes of contracts created up to then; final blocks
 * without any are passed over.
 */
function expected(chain: FakeChain, finalized: number): { blocks: number; logs: number } {
  const known = new Set<string>();
  const perBlock = chain.blocks.map(({ logs }) => {
    const creations = logs.filter(({ address, topics }) => address === FACTORY && topics[0] === CREATED);
    for (const { data } of creations) known.add(data);
    return creations.length + logs.filter((log) => known.has(log.address) && log.topics[0] === NOTED).length;
  });
  const processed = perBlock.filter((logs, number) => logs > 0 || number > finalized);
  return { blocks: processed.length, logs: processed.reduce((a, b) => a + b, 0) };
}

/** The factory makes all contracts in one block, in which some have a log already. */
const founding = [[...CONTRACTS.map((_, index) => created(index)), noted(3, "0x03"), noted(4, "0x04")]];
const later = Array.from({ length: 200 }, (_, number) =>
  number % 3 === 0 ? [] : [noted(number % 12, "0x01"), noted((number * 5) % 12, "0x02")],
);

test("counts what was processed and stored, and tells times that only grow", async () => {
  const seen: IndexProgress[] = [];
  const { chain, pool, follow } = await openTestBed([...founding, ...later]);
  await (await follow({ onProgress: (progress) => seen.push(progress), toBlock: 201 })).ended;
  const last = seen.at(-1);
  const { blocks, logs } = expected(chain, chain.height - 64);
  const { rows } = await pool.query<{ rows: number; flushes: number }>(
    `select (select count(*) from chain_4242.entry)::int + (select count(*) from chain_4242.counter)::int as rows,
      (select max(seq) from chain_4242."change$")::int as flushes`,
  );
  expect(last?.statistics).toMatchObject({ blocks, logs, reorgs: 0, deepestReorg: 0 });
  expect(last?.statistics.flushes).toBe(rows[0]?.flushes);
  expect(last?.statistics.rowsWritten).toBeGreaterThanOrEqual(rows[0]?.rows ?? Number.NaN);
  expect(last?.statistics.handlerSeconds).toBeGreaterThan(0);
  expect(last?.statistics.flushSeconds).toBeGreaterThan(0);
  const head = chain.blocks.at(-1)?.block;
  expect(last).toMatchObject({ headTime: Number(head?.timestamp), blockTime: Number(head?.timestamp) });
  for (const [index, { statistics }] of seen.entries()) {
    const before = seen[index - 1]?.statistics;
    expect(statistics.logs).toBeGreaterThanOrEqual(before?.logs ?? 0);
    expect(statistics.handlerSeconds).toBeGreaterThanOrEqual(before?.handlerSeconds ?? 0);
  }
});

test("counts reorganizations and remembers the deepest", async () => {
  let last: IndexProgress | undefined;
  const { chain, follow } = await openTestBed([...founding, ...later]);
  const follower = await follow({
    onProgress: (progress) => {
      last = progress;
    },
  });
  for (const depth of [2, 5, 3]) {
    await follower.catchUp(chain);
    chain.drop(depth);
    for (let block = 0; block < depth; block++) chain.mine([noted(block, `0x0${depth}`)]);
  }
  await follower.catchUp(chain);
  await follower.stop();
  expect(last?.statistics).toMatchObject({ reorgs: 3, deepestReorg: 5 });
});

test("a snapshot survives being sent to another thread", async () => {
  let last: IndexProgress | undefined;
  const { follow } = await openTestBed(founding);
  const follower = await follow({
    toBlock: 1,
    onProgress: (progress) => {
      last = progress;
    },
  });
  await follower.ended;
  expect(structuredClone(last)).toEqual(last);
  expect(JSON.parse(JSON.stringify(last))).toEqual(last);
});
