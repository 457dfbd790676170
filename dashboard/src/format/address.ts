/** "0x71C7656EC7ab88b098defB751B7401B5f6d8976F" gives "0x71C7…976F". */
export function shortenAddress(address: string): string {
  return `${address.slice(0, 6)}…${address.slice(-4)}`;
}

/** "0xabc…" of 32 bytes, shortened the same way but with more digits at the front. */
export function shortenHash(hash: string): string {
  return `${hash.slice(0, 8)}…${hash.slice(-4)}`;
}

/** Two hues between 0 and 359 that stand for an address, whatever the case of its digits. */
export function identiconHues(address: string): readonly [number, number] {
  const digits = address.slice(2).toLowerCase();
  const first = Number.parseInt(digits.slice(0, 6), 16) % 360;
  const second = (first + 60 + (Number.parseInt(digits.slice(-6), 16) % 240)) % 360;
  return [first, second];
}
