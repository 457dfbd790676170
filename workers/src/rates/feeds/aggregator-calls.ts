import { AppError } from "@facevalue/core";
import type { RpcClient } from "@facevalue/rpc";

/** A round of an aggregator, as `getRoundData` gives it. */
export interface Round {
  readonly id: bigint;
  readonly answer: bigint;
  /** Unix seconds. */
  readonly updatedAt: number;
  readonly answeredIn: bigint;
}

const LATEST_ROUND_DATA = "0xfeaf968c";
const GET_ROUND_DATA = "0x9a6fc8f5";
const DECIMALS = "0x313ce567";
const GAS = 500_000n;
const WORD = 64;
const ROUND_WORDS = 5;
const MOST_DECIMALS = 77n;
const LATEST_TIME = 10n ** 12n;

/** Calls of Chainlink's AggregatorV3Interface at one block. */
export class AggregatorCalls {
  readonly #rpc: RpcClient;
  readonly #address: string;
  readonly #blockHash: string;

  constructor(rpc: RpcClient, { address, blockHash }: { address: string; blockHash: string }) {
    this.#rpc = rpc;
    this.#address = address;
    this.#blockHash = blockHash;
  }

  /** @throws RATES_UNUSABLE when the contract has none */
  async decimals(): Promise<number> {
    const [data] = await this.#call([DECIMALS]);
    const value = data?.length === WORD + 2 ? BigInt(data) : null;
    if (value === null || value > MOST_DECIMALS) throw this.#noAggregator("decimals");
    return Number(value);
  }

  /** Null before the first round. */
  async latestRound(): Promise<Round | null> {
    const [data] = await this.#call([LATEST_ROUND_DATA]);
    return toRound(data ?? "0x");
  }

  /** Rounds by their ids, null for those that do not exist or are not complete. */
  async rounds(ids: readonly bigint[]): Promise<(Round | null)[]> {
    const calls = ids.map((id) => `${GET_ROUND_DATA}${id.toString(16).padStart(WORD, "0")}`);
    return (await this.#call(calls)).map(toRound);
  }

  /** Return data; 0x where the contract reverts. */
  async #call(data: readonly string[]): Promise<string[]> {
    if (data.length === 0) return [];
    const calls = data.map((one) => ({ to: this.#address, data: one }));
    const results = await this.#rpc.callAll({ calls, blockHash: this.#blockHash, gas: GAS });
    if (results === null) {
      const message = `the node keeps no state of block ${this.#blockHash}, in which the price feed ${this.#address} is read`;
      throw new AppError("RPC_FAILED", message, { retryable: true });
    }
    return results.map((result) => (result.reverted ? "0x" : result.data));
  }

  #noAggregator(method: string): AppError {
    const message = `the contract ${this.#address} is no price feed (it does not answer ${method}): correct its address`;
    return new AppError("RATES_UNUSABLE", message);
  }
}

function toRound(data: string): Round | null {
  if (data.length < 2 + ROUND_WORDS * WORD) return null;
  const [id = 0n, answer = 0n, , updatedAt = 0n, answeredIn = 0n] = Array.from(
    { length: ROUND_WORDS },
    (_, index) => BigInt(`0x${data.slice(2 + index * WORD, 2 + (index + 1) * WORD)}`),
  );
  if (updatedAt === 0n || updatedAt > LATEST_TIME) return null;
  return { id, answer: BigInt.asIntN(256, answer), updatedAt: Number(updatedAt), answeredIn };
}
