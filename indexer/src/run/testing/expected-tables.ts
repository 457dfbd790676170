import { silentLogger } from "@facevalue/core";
import { MemorySource } from "../../../test-subgraphs/memory-source.ts";
import { fakeReceipts } from "../../chain/testing/answer-fake-chain.ts";
import type { FakeBlock, FakeChain } from "../../chain/testing/fake-chain.ts";
import type { BlockInput } from "../../engine/block-input.ts";
import { createEngine } from "../../engine/engine.ts";
import type { EntityChange } from "../../engine/entity-change.ts";
import type { LogFilter } from "../../engine/log-filter.ts";
import type { SubgraphBuild } from "../../manifest/subgraph-build.ts";
import { decodeRow } from "../../row/row-codec.ts";
import type { ChainTables, StoredRow } from "./chain-tables.ts";
import { rowValues } from "./row-json.ts";

/**
 * What the whole history of `chain` gives: every block straight through the engine, in order, with its rows in
 * memory. Neither the RPC, nor the follower, nor the storage has a part in it.
 */
export async function expectedTables(build: SubgraphBuild, chain: FakeChain): Promise<ChainTables> {
  const source = new MemorySource(false);
  const engine = await createEngine({
    build,
    source,
    logger: silentLogger,
    networkName: "testnet",
    ethereumCall: async () => ({ reverted: true, data: "0x" }),
  });
  const history = new History([...build.schema.types.values()].map(({ table }) => table));
  const sources: string[] = [];
  for (const block of chain.blocks.slice(build.startBlock)) {
    const outcome = await engine.processBlock(toInput(block), async (filter) => moreLogs(block, filter));
    source.apply(outcome);
    for (const change of outcome.changes) history.add(change, outcome.blockNumber);
    for (const { template, address, context, createdAtBlock } of outcome.created) {
      sources.push(`${template} ${address} ${context} ${createdAtBlock}`);
    }
  }
  const head = chain.blocks.at(-1)?.block;
  return { rows: history.rows, sources, cursor: `${Number(head?.number)} ${head?.hash}` };
}

function toInput(found: FakeBlock): BlockInput {
  const { block, logs } = found;
  return { number: Number(block.number), block, logs, ...ofTransactions(found) };
}

function moreLogs(block: FakeBlock, { address }: LogFilter) {
  const logs = block.logs.filter((log) => log.address === address);
  return { logs, ...ofTransactions(block) };
}

function ofTransactions(found: FakeBlock) {
  const transactions = new Map(
    found.block.transactions.flatMap((item) => (typeof item === "string" ? [] : [[item.hash, item]])),
  );
  return { transactions, receipts: fakeReceipts(found) };
}

/** Every version of every entity, written down as the changes come. */
class History {
  readonly rows: Record<string, StoredRow[]> = {};
  readonly #current = new Map<string, StoredRow>();

  constructor(tables: readonly string[]) {
    for (const table of tables) this.rows[table] = [];
  }

  add({ type, idKey, row, vid }: EntityChange, block: number): void {
    const key = `${type.table} ${idKey}`;
    const before = this.#current.get(key);
    if (before !== undefined) before.upper = block;
    this.#current.delete(key);
    if (row === null) return;
    const values = rowValues(type, decodeRow(type, row));
    const stored = { vid: Number(vid), lower: block, upper: null, values };
    this.rows[type.table]?.push(stored);
    if (!type.isImmutable) this.#current.set(key, stored);
  }
}
