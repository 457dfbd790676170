import type { RpcBlock, RpcLog, RpcReceipt, RpcTransaction } from "@facevalue/rpc";
import { toEventSelector } from "viem";
import { expect, test } from "vitest";
import { RESOLD_TOPIC, TRANSFER_TOPIC, toQuantity } from "./identifiers.ts";
import { ask, makeChain, readAllLogs } from "./testing/ask-node.ts";

const { chain, node } = makeChain({ logsPerBlock: 9 });
const logs = readAllLogs(node);
const block = (number: number, isFull: boolean) =>
  ask<RpcBlock>(node, "eth_getBlockByNumber", toQuantity(number), isFull);

test("topics are those of the events", () => {
  expect(TRANSFER_TOPIC).toBe(toEventSelector("Transfer(address,address,uint256)"));
  expect(RESOLD_TOPIC).toBe(toEventSelector("TicketResold(uint256,address,address,uint256)"));
});

test("blocks are linked, and found by hash as by number", () => {
  for (let number = 1; number <= chain.lastBlock; number++) {
    expect(block(number, false).parentHash).toBe(block(number - 1, false).hash);
    expect(ask(node, "eth_getBlockByHash", block(number, true).hash, true)).toEqual(block(number, true));
  }
  expect(new Set(logs.map(({ blockHash }) => blockHash)).size).toBe(30);
});

test("every log belongs to a transaction of its block, and its receipt holds it", () => {
  for (const log of logs) {
    const { hash, transactions } = block(Number(log.blockNumber), true);
    const transaction = (transactions as RpcTransaction[])[Number(log.transactionIndex)]!;
    expect([hash, transaction.hash]).toEqual([log.blockHash, log.transactionHash]);
    expect(ask(node, "eth_getTransactionByHash", log.transactionHash)).toEqual(transaction);
    const receipt = ask<RpcReceipt & { from: string }>(
      node,
      "eth_getTransactionReceipt",
      log.transactionHash,
    );
    expect(receipt.logs).toContainEqual(log);
    expect([receipt.from, receipt.effectiveGasPrice]).toEqual([transaction.from, transaction.gasPrice]);
  }
});

test("a block's receipts hold its logs in order, its transactions' hashes are those of the whole ones", () => {
  const receipts = ask<RpcReceipt[]>(node, "eth_getBlockReceipts", "0x7");
  const ofBlock = (log: RpcLog) => log.blockNumber === "0x7";
  expect(receipts.flatMap((receipt) => receipt.logs)).toEqual(logs.filter(ofBlock));
  const hashes = (block(7, true).transactions as RpcTransaction[]).map(({ hash }) => hash);
  expect(block(7, false).transactions).toEqual(hashes);
  expect(receipts.map(({ transactionHash }) => transactionHash)).toEqual(hashes);
});

test("what lies beyond the head is not there", () => {
  const moving = makeChain().node;
  moving.head = 10;
  expect(ask(moving, "eth_blockNumber")).toBe("0xa");
  expect(ask(moving, "eth_getBlockByNumber", "0xb", false)).toBeNull();
  expect(ask<RpcBlock>(moving, "eth_getBlockByNumber", "finalized", false).number).toBe("0x8");
  const last = readAllLogs(moving).at(-1);
  expect(last?.blockNumber).toBe("0xa");
  expect(ask(moving, "eth_getBlockByHash", `0x${"00".repeat(32)}`, false)).toBeNull();
});

test("the same seed gives the same chain, another one another", () => {
  const hashes = [4, 4, 5].map((seed) => makeChain({ seed }).chain.truth.ticketsSha256);
  expect(hashes[1]).toBe(hashes[0]);
  expect(hashes[2]).not.toBe(hashes[0]);
});
