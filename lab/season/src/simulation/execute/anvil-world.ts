import { type Anvil, startAnvil } from "@facevalue/contracts/testing";
import { AppError } from "@facevalue/core";
import type { Address, Hex } from "viem";
import { type AnvilRpc, createAnvilRpc, type RpcCall } from "../../chain/anvil-rpc.ts";
import { BASE_FEE } from "../actions/world-block.ts";
import type { BlockLines } from "../write/block-lines.ts";
import type { DraftTransaction } from "../write/draft-transaction.ts";
import { BLOCK_GAS_LIMIT } from "../write/header.ts";
import { quantity } from "../write/words.ts";
import { type RawBlock, type RawReceipt, toBlockLines } from "./anvil-lines.ts";
import { assertAsDrafted } from "./assert-as-drafted.ts";

const PURSE = quantity(10n ** 30n);
/** States of past blocks that anvil keeps; nobody asks for them. */
const STATES_IN_MEMORY = "4";

/** An anvil that executes a world's transactions in its own blocks and at its own times. */
export class AnvilWorld {
  readonly #anvil: Anvil;
  readonly #rpc: AnvilRpc;
  readonly #rich = new Set<Address>();

  private constructor(anvil: Anvil) {
    this.#anvil = anvil;
    this.#rpc = createAnvilRpc(anvil.url);
  }

  /** @param genesisTime unix seconds of block 0 */
  static async start(chainId: number, genesisTime: number): Promise<AnvilWorld> {
    const anvil = await startAnvil({
      chainId,
      timestamp: genesisTime,
      noMining: true,
      gasLimit: BLOCK_GAS_LIMIT,
      baseFee: BASE_FEE,
      accounts: 0,
      hardfork: "prague",
      args: ["--auto-impersonate", "--order", "fifo", "--prune-history", STATES_IN_MEMORY],
    });
    return new AnvilWorld(anvil);
  }

  async genesis(): Promise<BlockLines> {
    return toBlockLines(await this.#rpc.request<RawBlock>("eth_getBlockByNumber", ["0x0", true]), []);
  }

  /**
   * Mines a block of the transactions and gives it as the chain tells it.
   * @param accounts that need coins: senders, and wallets that pay for what they do
   * @throws AppError INTERNAL when a transaction fails or does not emit what was drafted
   */
  async mine(
    drafts: readonly DraftTransaction[],
    { time, accounts }: { readonly time: number; readonly accounts: Iterable<Address> },
  ): Promise<BlockLines> {
    const poor = [...new Set(accounts)].filter((account) => !this.#rich.has(account));
    for (const account of poor) this.#rich.add(account);
    await this.#rpc.batch(poor.map((account) => ({ method: "anvil_setBalance", params: [account, PURSE] })));
    await this.#rpc.request("anvil_setNextBlockBaseFeePerGas", [quantity(BASE_FEE)]);
    const hashes = await this.#rpc.batch<Hex>(drafts.map(toCall));
    await this.#rpc.request("evm_mine", [time]);
    const [block, receipts] = await this.#rpc.batch<unknown>([
      { method: "eth_getBlockByNumber", params: ["latest", true] },
      { method: "eth_getBlockReceipts", params: ["latest"] },
    ]);
    const mined = { block: block as RawBlock, receipts: receipts as RawReceipt[] };
    if (mined.receipts.length !== drafts.length) {
      const counts = `${mined.receipts.length} of ${drafts.length} transactions (${hashes.length} were accepted)`;
      throw new AppError("INTERNAL", `The chain mined ${counts} of the world's block at ${time}.`);
    }
    assertAsDrafted(drafts, mined.receipts);
    return toBlockLines(mined.block, mined.receipts);
  }

  async stop(): Promise<void> {
    await this.#anvil.stop();
  }
}

function toCall({ from, to, data, value, gas, gasPrice, nonce }: DraftTransaction): RpcCall {
  const fees = {
    maxFeePerGas: quantity(gasPrice),
    maxPriorityFeePerGas: quantity(gasPrice - BASE_FEE),
  };
  const fields = { from, data, value: quantity(value), gas: quantity(gas), nonce: quantity(nonce), ...fees };
  return { method: "eth_sendTransaction", params: [to === null ? fields : { ...fields, to }] };
}
