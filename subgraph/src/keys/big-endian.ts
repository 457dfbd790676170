import { BigInt, Bytes } from "@graphprotocol/graph-ts";

/** The lowest `width` bytes of a non-negative number, most significant byte first. */
export function bigEndian(value: BigInt, width: i32): Bytes {
  const bytes = new Bytes(width);
  for (let i = 0; i < width; i++) {
    bytes[width - 1 - i] = i < value.length ? value[i] : 0;
  }
  return bytes;
}
