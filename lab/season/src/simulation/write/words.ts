import type { Address, Hex } from "viem";

/** A 32-byte word in hex without 0x. */
export function numberWord(value: bigint | number): string {
  return value.toString(16).padStart(64, "0");
}

export function addressWord(address: Address): string {
  return `000000000000000000000000${address.slice(2)}`;
}

/** JSON-RPC's form of a number. */
export function quantity(value: bigint | number): Hex {
  return `0x${value.toString(16)}`;
}
