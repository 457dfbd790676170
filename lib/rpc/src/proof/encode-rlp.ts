/** What RLP encodes: bytes, or a list of such items. */
export type RlpItem = Uint8Array | readonly RlpItem[];

/** Recursive length prefix encoding (Ethereum yellow paper, appendix B). */
export function encodeRlp(item: RlpItem): Buffer {
  if (item instanceof Uint8Array) {
    if (item.length === 1 && (item[0] as number) < 0x80) return Buffer.from(item);
    return Buffer.concat([prefix(0x80, item.length), item]);
  }
  const body = Buffer.concat(item.map(encodeRlp));
  return Buffer.concat([prefix(0xc0, body.length), body]);
}

function prefix(base: number, length: number): Buffer {
  if (length <= 55) return Buffer.of(base + length);
  const digits = numberBytes(BigInt(length));
  return Buffer.concat([Buffer.of(base + 55 + digits.length), digits]);
}

/** Big-endian bytes without leading zeros; none for 0. */
export function numberBytes(value: bigint): Buffer {
  if (value === 0n) return Buffer.alloc(0);
  const hex = value.toString(16);
  return Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, "hex");
}

/** Bytes of a `0x` hex string. */
export function hexBytes(hex: string): Buffer {
  return Buffer.from(hex.slice(2), "hex");
}
