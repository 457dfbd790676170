import type { ChainState } from "../host/host-scope.ts";
import type { HandlerClock } from "./handler-clock.ts";

/** Answers eth_call at a block; rejects with a retryable AppError when the node cannot be asked. */
export type EthereumCall = (request: {
  readonly to: string;
  readonly data: string;
  readonly blockHash: string;
  readonly gas: bigint;
}) => Promise<{ reverted: boolean; data: string }>;

/** Answers the other state questions a mapping can ask; rejects like EthereumCall. */
export interface EthereumState {
  getBalance(address: string, blockHash: string): Promise<bigint>;
  getCode(address: string, blockHash: string): Promise<string>;
}

/** graph-node's limit for calls of mappings. */
const CALL_GAS = 50_000_000n;

/** Chain state at one block; every question is asked once. */
export class BlockChainState implements ChainState {
  readonly #blockHash: string;
  readonly #call: EthereumCall;
  readonly #state: EthereumState | null;
  readonly #clock: HandlerClock;
  readonly #results = new Map<string, Promise<{ reverted: boolean; data: string }>>();

  constructor(
    blockHash: string,
    answers: { call: EthereumCall; state: EthereumState | null; clock: HandlerClock },
  ) {
    this.#blockHash = blockHash;
    this.#call = answers.call;
    this.#state = answers.state;
    this.#clock = answers.clock;
  }

  call(to: string, data: string): Promise<{ reverted: boolean; data: string }> {
    const key = to + data;
    const known = this.#results.get(key);
    if (known) return this.#clock.exclude(known);
    const result = this.#call({ to, data, blockHash: this.#blockHash, gas: CALL_GAS });
    this.#results.set(key, result);
    result.catch(() => this.#results.delete(key));
    return this.#clock.exclude(result);
  }

  async getBalance(address: string): Promise<bigint> {
    return await this.#clock.exclude(this.#required().getBalance(address, this.#blockHash));
  }

  async hasCode(address: string): Promise<boolean> {
    const code = await this.#clock.exclude(this.#required().getCode(address, this.#blockHash));
    return code !== "0x";
  }

  #required(): EthereumState {
    if (this.#state === null) throw new Error("the engine was created without access to balances and code");
    return this.#state;
  }
}
