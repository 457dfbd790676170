import { createHash } from "node:crypto";
import type { RpcBlock, RpcLog, RpcTransaction } from "@facevalue/rpc";
import { sealHeader } from "./seal-header.ts";

export interface FakeLogSpec {
  readonly address: string;
  readonly topic0: string;
  /** Topics after the first; none by default. */
  readonly indexed?: readonly string[];
  readonly data: string;
}

export interface FakeBlock {
  /** With whole transactions. */
  readonly block: RpcBlock;
  readonly logs: readonly RpcLog[];
}

const ZERO_HASH = `0x${"0".repeat(64)}`;
const ADDRESS = `0x${"0".repeat(38)}bb`;

/** A deterministic chain in memory: block 0 is empty, blocks are added with the logs that a test gives. */
export class FakeChain {
  readonly blocks: FakeBlock[] = [];
  /** Blocks by hash that the chain still knows though they were replaced; null: a node that forgets them. */
  orphans: Map<string, FakeBlock> | null = null;
  #salt: number;

  /** @param salt chains with different ones have no block in common */
  constructor(salt = 0) {
    this.#salt = salt;
    this.mine([]);
  }

  get height(): number {
    return this.blocks.length - 1;
  }

  /** Adds a block; every two logs share a transaction. Blocks are a second apart unless told otherwise. */
  mine(logs: readonly FakeLogSpec[], timestamp = 1_700_000_000 + this.blocks.length): FakeBlock {
    const number = this.blocks.length;
    const parentHash = this.blocks.at(-1)?.block.hash ?? ZERO_HASH;
    const transactionsRoot = toHash(`${this.#salt} ${JSON.stringify(logs)}`);
    const fields = { number, parentHash, timestamp, transactionsRoot };
    const header = sealHeader(fields, logs);
    const { hash } = header;
    const transactions = Array.from({ length: Math.ceil(logs.length / 2) }, (_, index) =>
      fakeTransaction(hash, index),
    );
    const block = { ...header, transactions };
    const mined = { block, logs: logs.map((log, index) => fakeLog(block, log, index)) };
    this.blocks.push(mined);
    return mined;
  }

  /**
   * Removes the newest blocks and returns them; blocks mined from now on differ from those removed even with the
   * same logs.
   */
  drop(depth: number): FakeBlock[] {
    const dropped = this.blocks.splice(Math.max(1, this.blocks.length - depth));
    for (const block of dropped) this.orphans?.set(block.block.hash, block);
    this.#salt++;
    return dropped;
  }

  /** Puts blocks that were dropped back on top of their parent: a branch that wins after all. */
  restore(branch: readonly FakeBlock[]): void {
    const parent = this.blocks.findIndex(({ block }) => block.hash === branch[0]?.block.parentHash);
    if (parent === -1) throw new Error("the branch does not start on this chain");
    this.drop(this.height - parent);
    this.blocks.push(...branch);
  }

  byHash(hash: string): FakeBlock | undefined {
    return this.blocks.find(({ block }) => block.hash === hash) ?? this.orphans?.get(hash);
  }
}

function fakeTransaction(blockHash: string, index: number): RpcTransaction {
  return {
    hash: toHash(`${blockHash} ${index}`),
    transactionIndex: quantity(index),
    from: ADDRESS,
    to: ADDRESS,
    value: "0x0",
    gas: "0x5208",
    gasPrice: "0x7",
    input: "0x",
    nonce: quantity(index),
  };
}

function fakeLog(
  block: RpcBlock,
  { address, topic0, indexed = [], data }: FakeLogSpec,
  index: number,
): RpcLog {
  const transactions = block.transactions as readonly RpcTransaction[];
  const transaction = transactions[Math.floor(index / 2)];
  return {
    address,
    topics: [topic0, ...indexed],
    data,
    blockNumber: block.number,
    blockHash: block.hash,
    transactionHash: transaction?.hash ?? ZERO_HASH,
    transactionIndex: transaction?.transactionIndex ?? "0x0",
    logIndex: quantity(index),
    removed: false,
  };
}

function toHash(text: string): string {
  return `0x${createHash("sha256").update(text).digest("hex")}`;
}

function quantity(value: number): string {
  return `0x${value.toString(16)}`;
}
