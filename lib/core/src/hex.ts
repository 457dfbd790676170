/** `0x`-prefixed lower-case hex of `bytes`. */
export function toHex(bytes: Uint8Array): `0x${string}` {
  return `0x${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("hex")}`;
}

/** Bytes of a `0x`-prefixed hex string; throws a TypeError on anything else. */
export function fromHex(hex: string): Uint8Array {
  if (!/^0x([0-9a-fA-F]{2})*$/.test(hex)) throw new TypeError(`not a hex string: ${hex.slice(0, 80)}`);
  return new Uint8Array(Buffer.from(hex.slice(2), "hex"));
}
