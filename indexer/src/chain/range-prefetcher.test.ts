import type { RpcClient } from "@facevalue/rpc";
import { expect, test } from "vitest";
import { BlockRange } from "./block-range.ts";
import { RangePlanner } from "./range-planner.ts";
import { RangePrefetcher } from "./range-prefetcher.ts";
import type { RangeReader } from "./range-reader.ts";
import { FakeChain } from "./testing/fake-chain.ts";

function chainOf(salt: number): FakeChain {
  const chain = new FakeChain(salt);
  for (let block = 0; block < 40; block++) chain.mine([]);
  return chain;
}

const chain = chainOf(0);
const other = chainOf(1);

/** Reads ranges of ten blocks of `chain`, or of another chain from some block on. */
function open({ otherFrom, parentHash }: { otherFrom: number; parentHash: string | null }) {
  const header = (number: number) => {
    const found = (number < otherFrom ? chain : other).blocks[number]?.block;
    if (found === undefined) throw new Error(`no block ${number}`);
    return found;
  };
  const read = async (fromBlock: number, toBlock: number) =>
    new BlockRange({ start: header(fromBlock), end: header(toBlock), coveredFilters: 0 });
  const holdsBlock: RpcClient["holdsBlock"] = async ({ hash }) => chain.byHash(hash) !== undefined;
  const rpc = { logRangeBlocks: 10, holdsBlock } as unknown as RpcClient;
  const parts = { rpc, reader: { read } as unknown as RangeReader, planner: new RangePlanner() };
  return new RangePrefetcher(parts, { fromBlock: 1, toBlock: 30, parentHash });
}

async function readAll(prefetcher: RangePrefetcher): Promise<number[]> {
  const ends: number[] = [];
  for (let range = await prefetcher.next(); range !== null; range = await prefetcher.next()) {
    ends.push(range.toBlock);
  }
  return ends;
}

test("ranges come in order, each the continuation of the one before", async () => {
  const parentHash = chain.blocks[0]?.block.hash ?? "";
  expect(await readAll(open({ otherFrom: 99, parentHash }))).toEqual([10, 20, 30]);
  expect(await readAll(open({ otherFrom: 99, parentHash: null }))).toEqual([10, 20, 30]);
});

test("a first range that no node of the chain knows is not handed out", async () => {
  const prefetcher = open({ otherFrom: 1, parentHash: null });
  await expect(prefetcher.next()).rejects.toMatchObject({ code: "RPC_INCONSISTENT" });
});

test.each([1, 11, 21])("a range of another chain from block %i on is not handed out", async (otherFrom) => {
  const prefetcher = open({ otherFrom, parentHash: chain.blocks[0]?.block.hash ?? "" });
  for (let block = 1; block < otherFrom; block += 10) await prefetcher.next();
  await expect(prefetcher.next()).rejects.toMatchObject({
    code: "RPC_INCONSISTENT",
    message: expect.stringContaining(`block ${otherFrom} does not follow`),
  });
});
