/** What RLP encodes: bytes, or a list of such items. */
export type RlpItem = Uint8Array | readonly RlpItem[];

/** Longest body whose length is in its prefix's first byte. */
const SHORT = 55;

/** Recursive length prefix encoding (Ethereum yellow paper, appendix B). */
export function encodeRlp(item: RlpItem): Buffer {
  const target = Buffer.allocUnsafe(encodedLength(item));
  write(target, 0, item);
  return target;
}

function encodedLength(item: RlpItem): number {
  if (isSingleByte(item)) return 1;
  const body = bodyLength(item);
  return body + (body <= SHORT ? 1 : 1 + byteCount(body));
}

/** Without its prefix. */
function bodyLength(item: RlpItem): number {
  if (item instanceof Uint8Array) return item.length;
  let length = 0;
  for (const part of item) length += encodedLength(part);
  return length;
}

/** @returns where the next item begins */
function write(target: Buffer, start: number, item: RlpItem): number {
  let at = start;
  if (!isSingleByte(item)) at = writePrefix(target, at, item);
  if (item instanceof Uint8Array) {
    target.set(item, at);
    return at + item.length;
  }
  for (const part of item) at = write(target, at, part);
  return at;
}

function writePrefix(target: Buffer, at: number, item: RlpItem): number {
  const base = item instanceof Uint8Array ? 0x80 : 0xc0;
  const length = bodyLength(item);
  if (length <= SHORT) {
    target[at] = base + length;
    return at + 1;
  }
  const count = byteCount(length);
  target[at] = base + SHORT + count;
  target.writeUIntBE(length, at + 1, count);
  return at + 1 + count;
}

function isSingleByte(item: RlpItem): boolean {
  return item instanceof Uint8Array && item.length === 1 && (item[0] as number) < 0x80;
}

function byteCount(length: number): number {
  return Math.ceil((32 - Math.clz32(length)) / 8);
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
