import { hexToBytes, keccak256 } from "viem";
import type { MadeLog } from "./made-transaction.ts";

const BLOOM_BYTES = 256;
const MOST_KNOWN = 50_000;
const known = new Map<string, readonly number[]>();

/** The bloom (yellow paper, section 4.4.3) of these logs, as bytes. */
export function bloomOfLogs(logs: readonly MadeLog[]): Uint8Array {
  const bloom = new Uint8Array(BLOOM_BYTES);
  for (const { address, topics } of logs) {
    for (const value of [address, ...topics]) {
      for (const bit of bitsOf(value)) {
        const place = BLOOM_BYTES - 1 - (bit >> 3);
        bloom[place] = (bloom[place] as number) | (1 << (bit & 7));
      }
    }
  }
  return bloom;
}

export function mergeBlooms(blooms: readonly Uint8Array[]): Uint8Array {
  const merged = new Uint8Array(BLOOM_BYTES);
  for (const bloom of blooms) {
    for (const [place, byte] of bloom.entries()) merged[place] = (merged[place] as number) | byte;
  }
  return merged;
}

function bitsOf(value: string): readonly number[] {
  const before = known.get(value);
  if (before !== undefined) return before;
  if (known.size >= MOST_KNOWN) known.clear();
  const hash = keccak256(hexToBytes(value as `0x${string}`), "bytes");
  const bits = [0, 2, 4].map((pair) => (((hash[pair] as number) << 8) | (hash[pair + 1] as number)) & 2047);
  known.set(value, bits);
  return bits;
}
