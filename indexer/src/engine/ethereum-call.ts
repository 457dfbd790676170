import type { CallResult, ChainState } from "../host/host-scope.ts";
import type { CallCache } from "./call-cache.ts";
import type { HandlerClock } from "./handler-clock.ts";

/** Answers eth_call at a block; rejects with a retryable AppError when the node cannot be asked. */
export type EthereumCall = (request: {
  readonly to: string;
  readonly data: string;
  readonly blockHash: string;
  readonly gas: bigint;
}) => Promise<CallResult>;

/** Answers the other state questions a mapping can ask; rejects like EthereumCall. */
export interface EthereumState {
  getBalance(address: string, blockHash: string): Promise<bigint>;
  getCode(address: string, blockHash: string): Promise<string>;
}

/** graph-node's limit for calls of mappings. */
const CALL_GAS = 50_000_000n;

export interface ChainAnswers {
  readonly call: EthereumCall;
  readonly state: EthereumState | null;
  readonly cache: CallCache;
  readonly clock: HandlerClock;
}

/** Chain state at one block; every call is asked once, also across handlers. */
export class BlockChainState implements ChainState {
  readonly #blockHash: string;
  readonly #call: EthereumCall;
  readonly #state: EthereumState | null;
  readonly #clock: HandlerClock;
  readonly #cache: CallCache;
  /** Calls that are under way. */
  readonly #asked = new Map<string, Promise<CallResult>>();

  constructor(blockHash: string, answers: ChainAnswers) {
    this.#blockHash = blockHash;
    this.#call = answers.call;
    this.#state = answers.state;
    this.#clock = answers.clock;
    this.#cache = answers.cache;
  }

  call(to: string, data: string): CallResult | Promise<CallResult> {
    const key = this.#blockHash + to + data;
    const known = this.#cache.get(key);
    if (known !== undefined) return known;
    const asked = this.#asked.get(key) ?? this.#ask(key, { to, data });
    return this.#clock.exclude(asked);
  }

  #ask(key: string, call: { readonly to: string; readonly data: string }): Promise<CallResult> {
    const answer = this.#call({ ...call, blockHash: this.#blockHash, gas: CALL_GAS });
    const asked = answer.then((result) => {
      this.#cache.set(key, result);
      return result;
    });
    const forget = () => this.#asked.delete(key);
    asked.then(forget, forget);
    this.#asked.set(key, asked);
    return asked;
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
