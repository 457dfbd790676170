const MAX_UINT_256 = 2n ** 256n - 1n;

/**
 * Key of what a contract knows by a number: the contract's address, then the number in 32 bytes, big endian.
 * Null for numbers that no contract can use.
 */
export function numberedKey(contract: string, number: bigint): string | null {
  if (number < 0n || number > MAX_UINT_256) return null;
  return contract + number.toString(16).padStart(64, "0");
}
