import { DeterministicError } from "../deterministic-error.ts";

/** graph-node's limit on BigInt, sign included. */
const MAX_BITS = 435_412;

/** Magnitudes below it take six bytes at most and are exact as numbers. */
export const SMALL = 2n ** 47n;

/** Integers of more bytes are converted by way of hex. */
const LONG_BYTES = 256;

/** Integer of `length` little-endian two's complement bytes at `start`; none is 0. */
export function readSignedBytes(view: DataView, start: number, length: number): bigint {
  if (length <= 6) return BigInt(readSmall(view, start, length));
  if (length > MAX_BITS / 8) return readLimited(view, start, length);
  return readWide(view, start, length);
}

/** More bytes than any allowed integer needs: only repeats of the sign may fill them up. */
function readLimited(view: DataView, start: number, length: number): bigint {
  const fill = view.getInt8(start + length - 1) < 0 ? 0xff : 0;
  let rest = length;
  while (rest > 1 && view.getUint8(start + rest - 1) === fill) rest--;
  const top = view.getUint8(start + rest - 1) ^ fill;
  const bits = rest * 8 - (Math.clz32(top) - 24) + 1;
  if (bits > MAX_BITS) throw tooBig(bits);
  return readWide(view, start, Math.min(length, rest + 1));
}

function readWide(view: DataView, start: number, length: number): bigint {
  if (length > LONG_BYTES) return readLong(view, start, length);
  let offset = start + length;
  const topBytes = length % 8 || 8;
  offset -= topBytes;
  let value =
    topBytes === 8
      ? view.getBigInt64(offset, true)
      : BigInt(topBytes === 7 ? readSeven(view, offset) : readSmall(view, offset, topBytes));
  while (offset > start) {
    offset -= 8;
    value = (value << 64n) | view.getBigUint64(offset, true);
  }
  return value;
}

/** By way of hex, which takes time in proportion to the length. */
function readLong(view: DataView, start: number, length: number): bigint {
  const bigEndian = new Uint8Array(view.buffer, view.byteOffset + start, length).toReversed();
  return BigInt.asIntN(length * 8, BigInt(`0x${Buffer.from(bigEndian.buffer).toString("hex")}`));
}

function readSeven(view: DataView, start: number): bigint {
  return (BigInt(readSmall(view, start + 1, 6)) << 8n) | BigInt(view.getUint8(start));
}

/** Up to six bytes: they fit a double exactly. */
function readSmall(view: DataView, start: number, length: number): number {
  if (length === 0) return 0;
  let value = view.getInt8(start + length - 1);
  for (let index = length - 2; index >= 0; index--) value = value * 256 + view.getUint8(start + index);
  return value;
}

/** Bytes of the minimal two's complement form; zero takes one. */
export function bigIntByteLength(value: bigint): number {
  if (value >= -SMALL && value < SMALL) return smallByteLength(Number(value));
  const magnitude = value < 0n ? -value - 1n : value;
  const bits = magnitude.toString(16).length * 4 - leadingZeroBits(magnitude);
  if (bits + 1 > MAX_BITS) throw tooBig(bits + 1);
  return Math.floor(bits / 8) + 1;
}

/** Bytes of the minimal form of an integer below 2^47 in magnitude. */
export function smallByteLength(value: number): number {
  let length = 1;
  let limit = 128;
  while (value >= limit || value < -limit) {
    length++;
    limit *= 256;
  }
  return length;
}

function leadingZeroBits(magnitude: bigint): number {
  const digit = Number.parseInt(magnitude.toString(16).charAt(0), 16);
  return Math.clz32(digit) - 28;
}

export interface ByteTarget {
  readonly start: number;
  readonly length: number;
}

/** Writes `value` as `length` little-endian two's complement bytes. */
export function writeSignedBytes(view: DataView, { start, length }: ByteTarget, value: bigint): void {
  if (length > LONG_BYTES) {
    writeLong(view, { start, length }, value);
    return;
  }
  let rest = value;
  let offset = start;
  let left = length;
  while (left > 6) {
    const take = left >= 8 ? 8 : 4;
    if (take === 8) view.setBigUint64(offset, BigInt.asUintN(64, rest), true);
    else view.setUint32(offset, Number(BigInt.asUintN(32, rest)), true);
    rest >>= BigInt(take * 8);
    offset += take;
    left -= take;
  }
  const small = Number(BigInt.asIntN(48, rest));
  writeSmall(view, { start: offset, length: left }, small);
}

function writeLong(view: DataView, { start, length }: ByteTarget, value: bigint): void {
  const hex = BigInt.asUintN(length * 8, value)
    .toString(16)
    .padStart(length * 2, "0");
  new Uint8Array(view.buffer, view.byteOffset + start, length).set(Buffer.from(hex, "hex").reverse());
}

/** Writes an integer below 2^47 in magnitude as `length` little-endian bytes. */
export function writeSmall(view: DataView, { start, length }: ByteTarget, value: number): void {
  let rest = value;
  for (let index = start; index < start + length; index++) {
    const byte = rest & 0xff;
    view.setUint8(index, byte);
    rest = (rest - byte) / 256;
  }
}

function tooBig(bits: number): DeterministicError {
  return new DeterministicError(`BigInt is too big, total bits ${bits} (max ${MAX_BITS})`);
}
