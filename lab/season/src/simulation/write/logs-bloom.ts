import { keccak256 } from "@facevalue/rpc/proof";
import type { LogDraft } from "./abi-codec.ts";

const BLOOM_BYTES = 256;
const NO_LOGS = "00".repeat(BLOOM_BYTES);
/** About as many values as recur: contracts, event names and wallets. */
const MOST_KNOWN = 400_000;

/** Makes blooms (yellow paper, section 4.4.3) and remembers the bits of values that it has seen. */
export class BloomMaker {
  #known = new Map<string, number>();
  /** Of a transaction and of the block, used again and again. */
  readonly #own = Buffer.alloc(BLOOM_BYTES);
  readonly #all = Buffer.alloc(BLOOM_BYTES);

  /** In hex digits: of each transaction's logs, and of all together. */
  bloomsOf(transactions: readonly { readonly logs: readonly LogDraft[] }[]): {
    each: string[];
    all: string;
  } {
    const [own, all] = [this.#own, this.#all];
    all.fill(0);
    const each = transactions.map(({ logs }) => {
      if (logs.length === 0) return NO_LOGS;
      own.fill(0);
      for (const { address, topics } of logs) {
        this.#add(own, address);
        for (const topic of topics) this.#add(own, topic);
      }
      for (let at = 0; at < BLOOM_BYTES; at++) all[at] = (all[at] as number) | (own[at] as number);
      return own.toString("hex");
    });
    return { each, all: all.toString("hex") };
  }

  #add(bloom: Buffer, value: string): void {
    const bits = this.#bitsOf(value);
    for (let shift = 0; shift < 33; shift += 11) {
      const bit = Math.floor(bits / 2 ** shift) % 2048;
      const place = BLOOM_BYTES - 1 - (bit >> 3);
      bloom[place] = (bloom[place] as number) | (1 << (bit & 7));
    }
  }

  /** The three positions of 11 bits in one number. */
  #bitsOf(value: string): number {
    const before = this.#known.get(value);
    if (before !== undefined) return before;
    if (this.#known.size >= MOST_KNOWN) this.#known = new Map();
    const hash = keccak256(Buffer.from(value.slice(2), "hex"));
    const bit = (pair: number) => (((hash[pair] as number) << 8) | (hash[pair + 1] as number)) & 2047;
    const bits = bit(0) + bit(2) * 2 ** 11 + bit(4) * 2 ** 22;
    this.#known.set(value, bits);
    return bits;
  }
}
