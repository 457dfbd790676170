import type { ChainReader } from "../files/chain-reader.ts";
import type { KeptTransaction } from "../files/kept-block.ts";
import type { AnswerMethod } from "./answer-body.ts";
import { callContract } from "./call-contract.ts";
import { FactsByBlock } from "./facts-by-block.ts";
import { queryLogs } from "./query-logs.ts";
import { type LogFilter, readBlockNumber, readCall, readHash, readLogFilter } from "./read-parameters.ts";
import { METHOD_NOT_FOUND, RpcError, SERVER_ERROR } from "./rpc-error.ts";
import { TransactionPlaces } from "./transaction-places.ts";

type Method = (parameters: readonly unknown[]) => string;

/** Answers JSON-RPC methods from a world's files. The chain is complete: its last block is also the safe and the final one. */
export class WorldNode {
  readonly #chain: ChainReader;
  readonly #folder: string;
  readonly #facts: FactsByBlock;
  #numbers: Map<string, number> | null = null;
  #places: TransactionPlaces | null = null;

  constructor(chain: ChainReader, worldFolder: string) {
    this.#chain = chain;
    this.#folder = worldFolder;
    this.#facts = new FactsByBlock(chain);
  }

  /** @throws RpcError when the method does not exist or refuses */
  readonly answer: AnswerMethod = (method, parameters) => {
    const found = Object.hasOwn(this.#methods, method) ? this.#methods[method] : undefined;
    if (found !== undefined) return found(parameters);
    throw new RpcError(METHOD_NOT_FOUND, `the method ${method} does not exist/is not available`);
  };

  readonly #methods: Readonly<Record<string, Method>> = {
    eth_chainId: () => toQuantity(this.#chain.meta.chainId),
    net_version: () => JSON.stringify(String(this.#chain.meta.chainId)),
    web3_clientVersion: () => `"facevalue-world/1"`,
    eth_syncing: () => "false",
    eth_blockNumber: () => toQuantity(this.#last),
    eth_getBlockByNumber: ([block, isFull]) =>
      this.#block(readBlockNumber(block, this.#last), isFull === true),
    eth_getBlockByHash: ([hash, isFull]) => this.#block(this.#numberOf(hash), isFull === true),
    eth_getBlockReceipts: ([block]) => this.#receipts(this.#anyBlock(block)),
    eth_getBlockTransactionCountByNumber: ([block]) => this.#count(readBlockNumber(block, this.#last)),
    eth_getLogs: ([filter]) => this.#logs(readLogFilter(filter)),
    eth_getTransactionByHash: ([hash]) => this.#find(hash)?.transaction ?? "null",
    eth_getTransactionReceipt: ([hash]) => {
      const found = this.#find(hash);
      return found === null ? "null" : toReceipt(found);
    },
    eth_call: ([call, block]) => {
      const parameters = readCall(call);
      const facts = this.#facts.after(this.#existing(this.#anyBlock(block)));
      return JSON.stringify(callContract(this.#chain.meta, facts, parameters));
    },
  };

  get #last(): number {
    return this.#chain.length - 1;
  }

  #has(number: number | null): number is number {
    return number !== null && number <= this.#last;
  }

  #existing(number: number | null): number {
    if (this.#has(number)) return number;
    throw new RpcError(SERVER_ERROR, "header not found");
  }

  /** A tag, a number, a hash, or EIP-1898's object with one of them. */
  #anyBlock(block: unknown): number | null {
    if (typeof block === "object" && block !== null) {
      const { blockHash, blockNumber } = block as Record<string, unknown>;
      return blockHash === undefined ? readBlockNumber(blockNumber, this.#last) : this.#numberOf(blockHash);
    }
    const isHash = typeof block === "string" && block.length === 66;
    return isHash ? this.#numberOf(block) : readBlockNumber(block, this.#last);
  }

  #block(number: number | null, isFull: boolean): string {
    if (!this.#has(number)) return "null";
    const { header, transactions } = this.#chain.block(number);
    const shown = transactions.map(({ transaction }) => (isFull ? transaction : `"${hashOf(transaction)}"`));
    return `${header.slice(0, -1)},"transactions":[${shown.join(",")}]}`;
  }

  #receipts(number: number | null): string {
    if (!this.#has(number)) return "null";
    return `[${this.#chain.block(number).transactions.map(toReceipt).join(",")}]`;
  }

  #count(number: number): string {
    return this.#has(number) ? toQuantity(this.#chain.record(number).transactions) : "null";
  }

  #logs(filter: LogFilter): string {
    const { blockHash } = filter;
    if (blockHash !== undefined) {
      const number = this.#numberOf(blockHash);
      if (number === null) throw new RpcError(SERVER_ERROR, "unknown block");
      return `[${queryLogs(this.#chain, { fromBlock: number, toBlock: number }, filter).join(",")}]`;
    }
    const fromBlock = readBlockNumber(filter.fromBlock, this.#last);
    const toBlock = readBlockNumber(filter.toBlock, this.#last);
    if (fromBlock > this.#last && toBlock >= fromBlock) return "[]";
    const span = { fromBlock, toBlock: Math.min(toBlock, this.#last) };
    return `[${queryLogs(this.#chain, span, filter).join(",")}]`;
  }

  #numberOf(hash: unknown): number | null {
    const wanted = readHash(hash);
    this.#numbers ??= new Map(
      Array.from({ length: this.#chain.length }, (_, number) => [this.#chain.record(number).hash, number]),
    );
    return this.#numbers.get(wanted) ?? null;
  }

  #find(hash: unknown): KeptTransaction | null {
    const wanted = readHash(hash);
    this.#places ??= new TransactionPlaces(this.#chain, this.#folder);
    for (const { block, index } of this.#places.candidates(wanted)) {
      const kept = this.#chain.block(block).transactions[index];
      if (kept !== undefined && hashOf(kept.transaction) === wanted) return kept;
    }
    return null;
  }
}

function toReceipt({ receipt, logs }: KeptTransaction): string {
  return `${receipt.slice(0, -1)},"logs":[${logs.join(",")}]}`;
}

/** Of a transaction's JSON; its own fields come in any order. */
function hashOf(transaction: string): string {
  const start = transaction.indexOf(`"hash":"`) + `"hash":"`.length;
  return transaction.slice(start, start + 66);
}

function toQuantity(value: number): string {
  return `"0x${value.toString(16)}"`;
}
