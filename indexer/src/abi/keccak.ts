import { keccak_256 } from "@noble/hashes/sha3.js";

/** Keccak-256 of UTF-8 text, as `0x` hex. */
export function keccakText(text: string): string {
  return `0x${Buffer.from(keccak_256(new TextEncoder().encode(text))).toString("hex")}`;
}
