import { type BlockInput, makeBlock } from "@facevalue/indexer/testing";
import type { RpcReceipt, RpcTransaction } from "@facevalue/rpc";
import { type LogSpec, MARKET } from "./ticket-logs.ts";

/** A transaction by its logs, or with what else a mapping may read of it. */
export type TransactionSpec = readonly LogSpec[] | FullTransactionSpec;

interface FullTransactionSpec {
  readonly logs: readonly LogSpec[];
  readonly from?: string;
  readonly to?: string;
  readonly value?: bigint;
}

const word = (value: bigint) => `0x${value.toString(16).padStart(64, "0")}`;
export const transactionHash = (block: number, index: number) => word(BigInt(block) * 1000n + BigInt(index));

/** A block of these transactions as a node would give it, receipts included. */
export function makeBlockInput(number: number, specs: readonly TransactionSpec[]): BlockInput {
  const transactions = specs.map((spec): FullTransactionSpec => ("logs" in spec ? spec : { logs: spec }));
  const made = makeBlock(
    number,
    transactions.flatMap(({ logs }) => logs),
  );
  const owners = transactions.flatMap(({ logs }, index) => logs.map(() => index));
  const logs = made.logs.map((log, position) => {
    const index = owners[position] ?? 0;
    return {
      ...log,
      transactionHash: transactionHash(number, index),
      transactionIndex: `0x${index.toString(16)}`,
    };
  });
  const [sample] = made.transactions.values();
  const [receipt] = made.receipts.values();
  if (!sample || !receipt) throw new Error("A block needs at least one log.");
  const byHash = new Map<string, RpcTransaction>();
  const receipts = new Map<string, RpcReceipt>();
  for (const [index, { from, to, value }] of transactions.entries()) {
    const place = { hash: transactionHash(number, index), transactionIndex: `0x${index.toString(16)}` };
    byHash.set(place.hash, {
      ...sample,
      ...place,
      from: from ?? sample.from,
      to: to ?? MARKET,
      value: value === undefined ? "0x0" : `0x${value.toString(16)}`,
    });
    receipts.set(place.hash, {
      ...receipt,
      transactionHash: place.hash,
      transactionIndex: place.transactionIndex,
      logs: logs.filter(({ transactionHash: hash }) => hash === place.hash),
    });
  }
  return { ...made, logs, transactions: byHash, receipts };
}
