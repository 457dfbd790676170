import { silentLogger } from "@facevalue/core";
import type { RpcBlock, RpcClient } from "@facevalue/rpc";
import { expect, test } from "vitest";
import { FakeChain } from "../chain/testing/fake-chain.ts";
import { toBlockPointer } from "../chain/to-block-pointer.ts";
import type { Storage } from "../storage/storage.ts";
import { findWayBack } from "./find-way-back.ts";

const FINAL = 5;

/** A chain of ten blocks, of which `storage` has indexed all and five are final. */
function indexed(): { chain: FakeChain; storage: Storage } {
  const chain = new FakeChain();
  for (let count = 0; count < 10; count++) chain.mine([]);
  const known = chain.blocks.map(({ block }) => toBlockPointer(block)).toReversed();
  const storage = {
    finalizedBlock: FINAL,
    recentBlocks: () => known.filter(({ number }) => number >= FINAL),
    headerUpTo: async (to: number) => known.find(({ number }) => number <= to) ?? null,
  };
  return { chain, storage: storage as unknown as Storage };
}

/** Each request is answered from the next of these chains, the last of them for good. */
function nodeOf(...chains: readonly FakeChain[]): RpcClient {
  let request = 0;
  const next = () => chains[Math.min(request++, chains.length - 1)] as FakeChain;
  return {
    name: "node",
    latestBlock: async () => next().blocks.at(-1)?.block as RpcBlock,
    findBlocks: async (numbers: readonly number[]) => {
      const { blocks } = next();
      return numbers.map((number) => blocks[number]?.block ?? null);
    },
  } as unknown as RpcClient;
}

function look(rpc: RpcClient, storage: Storage) {
  const cursor = storage.recentBlocks()[0] as ReturnType<typeof toBlockPointer>;
  return findWayBack({ rpc, storage, cursor, startBlock: 0, logger: silentLogger });
}

function shorter(chain: FakeChain, height: number): FakeChain {
  const copy = new FakeChain();
  copy.blocks.splice(0, 1, ...chain.blocks.slice(0, height + 1));
  return copy;
}

test("a node that lags now and then is no deep reorg, whichever answers come from where", async () => {
  const { chain, storage } = indexed();
  const behind = shorter(chain, 2);
  chain.drop(3);
  for (let count = 0; count < 4; count++) chain.mine([]);
  for (let answers = 0; answers < 8; answers++) {
    const nodes = [0, 1, 2].map((at) => ((answers >> at) & 1 ? chain : behind));
    expect(await look(nodeOf(...nodes), storage)).toBeNull();
  }
});

test("other blocks at or below what is final are a deep reorg", async () => {
  const { storage } = indexed();
  const other = new FakeChain(7);
  for (let count = 0; count < 3; count++) other.mine([]);
  await expect(look(nodeOf(other), storage)).rejects.toMatchObject({ code: "REORG_TOO_DEEP" });
  for (let count = 0; count < 9; count++) other.mine([]);
  await expect(look(nodeOf(other), storage)).rejects.toMatchObject({ code: "REORG_TOO_DEEP" });
});
