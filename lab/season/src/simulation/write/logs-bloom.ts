import { keccak256 } from "@facevalue/rpc/proof";
import type { LogDraft } from "./abi-codec.ts";

const BLOOM_BYTES = 256;
/** About as many values as recur: contracts, event names and wallets. */
const MOST_KNOWN = 400_000;

/** Makes blooms (yellow paper, section 4.4.3) and remembers the bits of values that it has seen. */
export class BloomMaker {
  #known = new Map<string, number>();

  bloomOf(logs: readonly LogDraft[]): Buffer {
    const bloom = Buffer.alloc(BLOOM_BYTES);
    for (const { address, topics } of logs) {
      this.#add(bloom, address);
      for (const topic of topics) this.#add(bloom, topic);
    }
    return bloom;
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

export function mergeBlooms(blooms: readonly Buffer[]): Buffer {
  const merged = Buffer.alloc(BLOOM_BYTES);
  for (const bloom of blooms) {
    for (let at = 0; at < BLOOM_BYTES; at++) merged[at] = (merged[at] as number) | (bloom[at] as number);
  }
  return merged;
}
