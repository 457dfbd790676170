import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isTrueHeader, receiptsRootOf } from "@facevalue/rpc/proof";
import { afterEach, expect, test } from "vitest";
import type { Action } from "./actions/world-block.ts";
import { ChainReader } from "./files/chain-reader.ts";
import type { KeptBlock } from "./files/kept-block.ts";
import { playWorld } from "./play-world.ts";
import { everyActionWorld } from "./testing/every-action-world.ts";

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

async function play(isExecuted: boolean) {
  const folder = mkdtempSync(join(tmpdir(), "world-"));
  folders.push(folder);
  const world = everyActionWorld("both ways");
  const counts = await playWorld(world, { folder, isExecuted });
  const reader = new ChainReader(folder);
  const blocks = Array.from({ length: reader.length }, (_, number) => parse(reader.block(number)));
  reader.close();
  return { world, counts, blocks };
}

type Json = Record<string, unknown>;

function parse({ header, transactions }: KeptBlock) {
  return {
    header: JSON.parse(header) as Json,
    transactions: transactions.map(({ transaction, receipt, logs }) => ({
      transaction: JSON.parse(transaction) as Json,
      receipt: JSON.parse(receipt) as Json,
      logs: logs.map((log) => JSON.parse(log) as Json),
    })),
  };
}

/** What only an EVM can tell, and the hashes that follow from it. */
const OF_EXECUTION = {
  header: ["hash", "parentHash", "stateRoot", "receiptsRoot", "mixHash", "gasUsed", "size"],
  transaction: ["blockHash"],
  receipt: ["blockHash", "gasUsed", "cumulativeGasUsed"],
  log: ["blockHash"],
};

function without(json: Json, names: readonly string[]): Json {
  for (const name of names) expect(json).toHaveProperty(name);
  return Object.fromEntries(Object.entries(json).filter(([name]) => !names.includes(name)));
}

function comparable({ header, transactions }: ReturnType<typeof parse>) {
  return {
    header: without(header, OF_EXECUTION.header),
    transactions: transactions.map(({ transaction, receipt, logs }) => ({
      transaction: without(transaction, OF_EXECUTION.transaction),
      receipt: without(receipt, OF_EXECUTION.receipt),
      logs: logs.map((log) => without(log, OF_EXECUTION.log)),
    })),
  };
}

test("a world that is written directly has the blocks, transactions, receipts and logs of the one that is executed", async () => {
  const [executed, direct] = [await play(true), await play(false)];
  expect(direct.counts).toEqual(executed.counts);
  expect(direct.blocks.map(comparable)).toEqual(executed.blocks.map(comparable));
  expect(direct.world.playedBlocks).toEqual(executed.world.playedBlocks);
  for (const { header, transactions } of [...executed.blocks, ...direct.blocks]) {
    const hashes = transactions.map(({ transaction }) => transaction.hash);
    expect(isTrueHeader({ ...header, transactions: hashes } as never)).toBe(true);
    const receipts = transactions.map(({ receipt, logs }) => ({ ...receipt, logs }));
    expect(receiptsRootOf(receipts as never)).toBe(header.receiptsRoot);
  }
});

test("the world of that comparison does everything that can be done", () => {
  const done = new Set<Action["kind"]>();
  const note = (action: Action): void => {
    done.add(action.kind);
    if (action.kind === "callFromWallet") action.calls.forEach(note);
    if (action.kind !== "handleUserOperations") return;
    for (const { calls } of action.operations) calls.forEach(note);
  };
  for (const { transactions } of everyActionWorld("kinds").blocks()) {
    for (const { action } of transactions) note(action);
  }
  expect(done.size).toBe(34);
});
