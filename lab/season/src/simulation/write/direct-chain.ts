import type { Hex } from "viem";
import type { BlockLines } from "./block-lines.ts";
import type { DraftTransaction } from "./draft-transaction.ts";
import { ZERO_HASH } from "./header.ts";
import { BloomMaker } from "./logs-bloom.ts";
import { sealBlock } from "./seal-block.ts";

/** Blocks of drafted transactions without an EVM. */
export class DirectChain {
  readonly #chainId: number;
  readonly #genesisTime: number;
  readonly #blooms = new BloomMaker();
  #number = 0;
  #parentHash: Hex = ZERO_HASH;

  constructor(chainId: number, genesisTime: number) {
    this.#chainId = chainId;
    this.#genesisTime = genesisTime;
  }

  genesis(): BlockLines {
    return this.mine([], { time: this.#genesisTime });
  }

  mine(drafts: readonly DraftTransaction[], { time }: { readonly time: number }): BlockLines {
    const place = { chainId: this.#chainId, number: this.#number, time, parentHash: this.#parentHash };
    const block = sealBlock(place, drafts, this.#blooms);
    this.#number++;
    this.#parentHash = block.hash;
    return block;
  }

  stop(): void {}
}
