import { toQuantity } from "./identifiers.ts";
import { RpcError } from "./rpc-error.ts";
import type { BlockSpan, LogFilterParameters, ServedChain } from "./served-chain.ts";

/** A JSON value in pieces. */
export type Json = readonly Buffer[];
type Parameters = readonly unknown[];
type LogParameters = LogFilterParameters & { fromBlock?: string; toBlock?: string; blockHash?: string };

const text = (value: string): Json => [Buffer.from(value, "latin1")];
const list = (parts: Json): Json => [...text("["), ...parts, ...text("]")];
const NULL = text("null");

/** Answers JSON-RPC methods from a chain of which it shows the blocks up to its head. */
export class RpcNode {
  readonly #chain: ServedChain;
  #head: number;

  constructor(chain: ServedChain) {
    this.#chain = chain;
    this.#head = chain.lastBlock;
  }

  get head(): number {
    return this.#head;
  }

  set head(number: number) {
    this.#head = Math.max(0, Math.min(number, this.#chain.lastBlock));
  }

  /** The method's result. RpcError when it does not exist or refuses. */
  answer(method: string, parameters: Parameters): Json {
    const found = this.#methods[method];
    if (found === undefined)
      throw new RpcError(-32601, `the method ${method} does not exist/is not available`);
    return found(parameters);
  }

  readonly #methods: Readonly<Record<string, (parameters: Parameters) => Json>> = {
    eth_chainId: () => text(`"${toQuantity(this.#chain.chainId)}"`),
    net_version: () => text(`"${this.#chain.chainId}"`),
    web3_clientVersion: () => text(`"facevalue-bench/1.0"`),
    eth_syncing: () => text("false"),
    eth_blockNumber: () => text(`"${toQuantity(this.#head)}"`),
    eth_getCode: () => text(`"0x6001"`),
    eth_getBlockByNumber: ([tag, isFull]) => this.#block(this.#toNumber(tag), isFull === true),
    eth_getBlockByHash: ([hash, isFull]) => this.#block(this.#numberOf(hash), isFull === true),
    eth_getLogs: ([filter]) => this.#logs((filter ?? {}) as LogParameters),
    eth_getTransactionByHash: ([hash]) =>
      this.#byTransaction(hash, (block, index) => this.#chain.transaction(block, index)),
    eth_getTransactionReceipt: ([hash]) =>
      this.#byTransaction(hash, (block, index) => this.#chain.receipt(block, index)),
    eth_call: ([call]) => this.#call(call as { to?: string; data?: string; input?: string }),
    eth_getBlockReceipts: ([block]) => {
      const number = /^0x[0-9a-f]{64}$/i.test(String(block)) ? this.#numberOf(block) : this.#toNumber(block);
      return this.#has(number) ? list(this.#chain.blockReceipts(number)) : NULL;
    },
  };

  #block(number: number | null, isFull: boolean): Json {
    return this.#has(number) ? this.#chain.block(number, isFull) : NULL;
  }

  #byTransaction(hash: unknown, read: (block: number, index: number) => Json | null): Json {
    const place = this.#chain.transactionPlace(String(hash).toLowerCase());
    return (place !== null && this.#has(place.block) && read(place.block, place.index)) || NULL;
  }

  #call({ to, data, input }: { to?: string; data?: string; input?: string }): Json {
    const answer = this.#chain.call(String(to).toLowerCase(), data ?? input ?? "0x");
    if (answer === null) throw new RpcError(3, "execution reverted");
    return text(`"${answer}"`);
  }

  #logs(filter: LogParameters): Json {
    const span = this.#span(filter);
    return list(span.toBlock < span.fromBlock ? [] : this.#chain.logs(span, filter));
  }

  #span({ blockHash, fromBlock, toBlock }: LogParameters): BlockSpan {
    if (blockHash === undefined) {
      return { fromBlock: this.#toNumber(fromBlock), toBlock: Math.min(this.#toNumber(toBlock), this.#head) };
    }
    const number = this.#numberOf(blockHash);
    if (!this.#has(number)) throw new RpcError(-32000, "unknown block");
    return { fromBlock: number, toBlock: number };
  }

  #has(number: number | null): number is number {
    return number !== null && number >= 0 && number <= this.#head;
  }

  #numberOf(hash: unknown): number | null {
    return this.#chain.blockNumber(String(hash).toLowerCase());
  }

  #toNumber(tag: unknown): number {
    if (tag === "earliest") return 0;
    if (tag === "finalized" || tag === "safe") return Math.max(0, this.#head - this.#chain.finality);
    if (tag === undefined || tag === null || tag === "latest" || tag === "pending") return this.#head;
    const number = Number(tag);
    if (Number.isSafeInteger(number) && number >= 0) return number;
    throw new RpcError(-32602, `invalid block number ${JSON.stringify(tag)}`);
  }
}
