import { type Address, type Hex, numberToHex } from "viem";
import type { AnvilRpc } from "./anvil-rpc.ts";
import { decodeReceipt, type RawReceipt, type SeasonLog } from "./season-log.ts";

/** A transaction of an account that the chain impersonates. */
export interface SeasonTransaction {
  readonly from: Address;
  readonly to: Address;
  readonly data: Hex;
  /** Native coin sent along in wei; 0 unless given. */
  readonly value?: bigint;
  /** Gas limit. Given, so that a transaction that reverts is mined as well. */
  readonly gas: bigint;
}

export interface MinedBlock {
  readonly transactions: number;
  readonly reverted: number;
  /** Logs of the season's contracts in order. */
  readonly logs: readonly SeasonLog[];
}

const BLOCK_GAS = 25_000_000n;

/** Collects transactions and mines them on request, in the order in which they were sent. */
export class SeasonChain {
  readonly #rpc: AnvilRpc;
  readonly #nonces = new Map<Address, number>();
  #queue: SeasonTransaction[] = [];

  constructor(rpc: AnvilRpc) {
    this.#rpc = rpc;
  }

  get waiting(): number {
    return this.#queue.length;
  }

  send(transaction: SeasonTransaction): void {
    this.#queue.push(transaction);
  }

  /**
   * Mines what was sent, as far as one block has room for it.
   * @param timestamp unix seconds of the block; the chain's clock decides unless given
   */
  async mine(timestamp?: number): Promise<MinedBlock> {
    const transactions = this.#takeBlock();
    await this.#loadNonces(transactions);
    await this.#rpc.batch(transactions.map((transaction) => this.#toCall(transaction)));
    await this.#rpc.request("evm_mine", timestamp === undefined ? [] : [timestamp]);
    const receipts = await this.#rpc.request<RawReceipt[]>("eth_getBlockReceipts", ["latest"]);
    return {
      transactions: receipts.length,
      reverted: receipts.filter(({ status }) => status !== "0x1").length,
      logs: receipts.flatMap(decodeReceipt),
    };
  }

  #takeBlock(): SeasonTransaction[] {
    let gas = 0n;
    const end = this.#queue.findIndex((transaction) => {
      gas += transaction.gas;
      return gas > BLOCK_GAS;
    });
    return this.#queue.splice(0, end <= 0 ? this.#queue.length : end);
  }

  async #loadNonces(transactions: readonly SeasonTransaction[]): Promise<void> {
    const unknown = [...new Set(transactions.map(({ from }) => from))].filter(
      (from) => !this.#nonces.has(from),
    );
    const counts = await this.#rpc.batch<Hex>(
      unknown.map((from) => ({ method: "eth_getTransactionCount", params: [from, "pending"] })),
    );
    for (const [index, from] of unknown.entries()) this.#nonces.set(from, Number(counts[index]));
  }

  #toCall({ from, to, data, value = 0n, gas }: SeasonTransaction) {
    const nonce = this.#nonces.get(from) ?? 0;
    this.#nonces.set(from, nonce + 1);
    const fields = {
      from,
      to,
      data,
      value: numberToHex(value),
      gas: numberToHex(gas),
      nonce: numberToHex(nonce),
    };
    return { method: "eth_sendTransaction", params: [fields] };
  }
}
