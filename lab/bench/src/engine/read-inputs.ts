import type { makeBlock } from "@facevalue/indexer/testing";
import type { RpcBlock, RpcLog, RpcTransaction } from "@facevalue/rpc";
import { blockJson } from "../chain/read-blocks.ts";
import type { SyntheticChain } from "../chain/synthetic-chain.ts";

export type BlockInput = ReturnType<typeof makeBlock>;

/** Every block with logs as the indexer would have read it, ready for the engine. */
export function readInputs(chain: SyntheticChain): BlockInput[] {
  const inputs: BlockInput[] = [];
  for (let number = 0; number <= chain.lastBlock; number++) {
    const [from, to] = [chain.firstLog[number] ?? 0, chain.firstLog[number + 1] ?? 0];
    if (from < to) inputs.push(readInput(chain, number, { from, to }));
  }
  return inputs;
}

function readInput(chain: SyntheticChain, number: number, span: { from: number; to: number }): BlockInput {
  const block = parse<RpcBlock>(blockJson(chain, number, true));
  const logs = parse<RpcLog[]>([Buffer.from("["), ...chain.logs.join(span.from, span.to), Buffer.from("]")]);
  const found = block.transactions as readonly RpcTransaction[];
  const transactions = new Map(found.map((transaction) => [transaction.hash, transaction]));
  return { number, block, logs, transactions, receipts: new Map() };
}

const parse = <T>(parts: readonly Buffer[]) => JSON.parse(Buffer.concat(parts).toString("latin1")) as T;
