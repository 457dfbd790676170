import { ByteArray, Bytes } from "@graphprotocol/graph-ts";

/** Apart from where graph-ts' `store` hides the compiler's. */
export function poke(address: usize, value: u32): void {
  store<u32>(address, value);
}

/** A view of `length` bytes that starts `offset` bytes inside the buffer of `bytes`. */
export function wrapAt(bytes: Bytes, offset: i32, length: i32): Uint8Array {
  return Uint8Array.wrap(bytes.buffer, offset, length);
}

/** The bytes of the largest positive integer of `length` bytes. */
export function largestInteger(length: i32): ByteArray {
  const bytes = new ByteArray(length);
  bytes.fill(0xff);
  bytes[length - 1] = 0x7f;
  return bytes;
}

/** Size in the header of the object at `pointer`. */
export function sizeOf(pointer: usize): u32 {
  return load<u32>(pointer - 4);
}

/** Class in the header of the object at `pointer`. */
export function classOf(pointer: usize): u32 {
  return load<u32>(pointer - 8);
}

/** Whether the object's block in the heap is aligned and as long as its header says. */
export function isPlaced(pointer: usize): boolean {
  const whole = load<u32>(pointer - 20);
  return (pointer & 15) == 0 && (whole & 15) == 12 && whole >= sizeOf(pointer) + 16;
}
