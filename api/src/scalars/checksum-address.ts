import { keccak_256 } from "@noble/hashes/sha3.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";

/** `address` (lower-case hex) with the case of its letters set as EIP-55 says. */
export function checksumAddress(address: string): string {
  const digits = address.slice(2);
  const hash = keccak_256(utf8ToBytes(digits));
  let result = "0x";
  for (let i = 0; i < digits.length; i += 1) {
    const nibble = ((hash[i >> 1] ?? 0) >> (i % 2 === 0 ? 4 : 0)) & 0xf;
    const digit = digits.charAt(i);
    result += nibble >= 8 ? digit.toUpperCase() : digit;
  }
  return result;
}
