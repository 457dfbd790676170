import type { RpcBlock, RpcLog, RpcReceipt } from "@facevalue/rpc";
import { findBloomProblem } from "@facevalue/rpc";
import { isTrueHeader, receiptsRootOf } from "@facevalue/rpc/proof";
import { expect, test } from "vitest";
import { RpcNode } from "../chain/rpc-node.ts";
import { ask } from "../chain/testing/ask-node.ts";
import { MARKET, PLAIN_CONTRACTS, STABLE } from "./accounts.ts";
import { makeMixedChain } from "./mixed-chain.ts";
import { DEFAULT_MIXED } from "./mixed-options.ts";

const OPTIONS = { ...DEFAULT_MIXED, logs: 600, wallets: 50, tail: 2, finality: 1 };
const chain = makeMixedChain(OPTIONS);
const node = new RpcNode(chain);
const numbers = Array.from({ length: chain.lastBlock + 1 }, (_, number) => `0x${number.toString(16)}`);
const blockOf = (number: string) => ask<RpcBlock>(node, "eth_getBlockByNumber", number, true);

test("headers are true, linked, and prove their logs and receipts", () => {
  let parent = `0x${"0".repeat(64)}`;
  for (const number of numbers) {
    const block = blockOf(number);
    expect(block.parentHash).toBe(parent);
    expect(isTrueHeader(block)).toBe(true);
    const logs = ask<RpcLog[]>(node, "eth_getLogs", { fromBlock: number, toBlock: number });
    expect(findBloomProblem({ block, logs })).toBeNull();
    const receipts = ask<RpcReceipt[]>(node, "eth_getBlockReceipts", number);
    expect(receipts.flatMap((receipt) => receipt.logs)).toEqual(logs);
    expect(receiptsRootOf(receipts)).toBe(block.receiptsRoot);
    parent = block.hash;
  }
});

test("logs are found by address and first topic, also where runs of others lie between", () => {
  const all = ask<RpcLog[]>(node, "eth_getLogs", { fromBlock: "earliest", toBlock: "latest" });
  const topics = [[all.find(({ address }) => address === MARKET)?.topics[0]]];
  const address = [MARKET, ...PLAIN_CONTRACTS];
  const found = ask<RpcLog[]>(node, "eth_getLogs", {
    fromBlock: "earliest",
    toBlock: "latest",
    address,
    topics,
  });
  expect(found.length).toBeGreaterThan(0);
  expect(found).toEqual(
    all.filter((log) => address.includes(log.address) && log.topics[0] === topics[0]?.[0]),
  );
});

test("contracts answer calls, and revert on those that they do not know", () => {
  const call = (data: string) => ask<string>(node, "eth_call", { to: STABLE, data }, "latest");
  expect(Number(call("0x313ce567"))).toBe(6);
  expect(() => call("0x06fdde03")).toThrow("execution reverted");
});

test("the same seed gives the same chain", () => {
  const again = makeMixedChain(OPTIONS);
  expect(again.truth).toEqual(chain.truth);
  const other = makeMixedChain({ ...OPTIONS, seed: 2 });
  expect(other.truth).not.toEqual(chain.truth);
});
