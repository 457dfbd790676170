import type { HeapMemory } from "./heap-memory.ts";
import {
  bigIntByteLength,
  SMALL,
  smallByteLength,
  writeSignedBytes,
  writeSmall,
} from "./numbers/big-int-bytes.ts";
import { parseShortQuantity, SHORT_QUANTITY } from "./numbers/short-quantity.ts";
import type { RuntimeIds } from "./type-id.ts";

const HEADER_BYTES = 20;
const MIN_CHUNK_BYTES = 10_000;
/** From the address that `allocate` returns to the payload of the first object laid out there. */
const FIRST_PAYLOAD = 32;

/** Two UTF-16 hex digits of each byte, as one word. */
const HEX_DIGITS = Uint32Array.from({ length: 256 }, (_, byte) => {
  const digits = byte.toString(16).padStart(2, "0");
  return digits.charCodeAt(0) | (digits.charCodeAt(1) << 16);
});
/** `0x` in UTF-16, as one word. */
const HEX_PREFIX = 0x0078_0030;

/** Room in the module's memory that the host lays objects out in. */
export interface Arena {
  readonly start: number;
  readonly end: number;
}

/** Lays AssemblyScript 0.19 objects out in a module's memory; every method returns the object's pointer. */
export class HeapWriter {
  readonly #memory: HeapMemory;
  readonly #allocate: (size: number) => number;
  readonly ids: RuntimeIds;
  #next = 0;
  #end = 0;

  constructor(memory: HeapMemory, allocate: (size: number) => number, ids: RuntimeIds) {
    this.#memory = memory;
    this.#allocate = allocate;
    this.ids = ids;
  }

  /** Reserves `size` bytes that later `useArena` calls start from. */
  reserve(size: number): Arena {
    const base = this.#allocate(size) >>> 0;
    this.#memory.refresh();
    return { start: base + FIRST_PAYLOAD, end: base + size - 16 };
  }

  useArena({ start, end }: Arena): void {
    this.#next = start;
    this.#end = end;
  }

  /** Where the next object's payload goes: everything below has been written. */
  get position(): number {
    return this.#next;
  }

  set position(next: number) {
    this.#next = next;
  }

  /** An object with `size` bytes of payload, not initialised. */
  object(size: number, runtimeId: number): number {
    const padded = (size + 35) & ~15;
    if (this.#next + padded - HEADER_BYTES > this.#end) this.#grow(size);
    const pointer = this.#next;
    this.#next = pointer + padded;
    const { u32 } = this.#memory;
    const header = (pointer - HEADER_BYTES) >>> 2;
    u32[header] = padded - 4;
    u32[header + 1] = 0;
    u32[header + 2] = 0;
    u32[header + 3] = runtimeId;
    u32[header + 4] = size;
    return pointer;
  }

  /** An object whose payload is 32-bit words: pointers, numbers, kinds. */
  words(runtimeId: number, words: readonly number[]): number {
    const pointer = this.object(words.length * 4, runtimeId);
    const { u32 } = this.#memory;
    const at = pointer >>> 2;
    for (let index = 0; index < words.length; index++) u32[at + index] = words[index] ?? 0;
    return pointer;
  }

  setByte(pointer: number, value: number): void {
    this.#memory.u8[pointer] = value;
  }

  /** An object of two 32-bit words: an entry of a map, a parameter of an event. */
  pair(runtimeId: number, first: number, second: number): number {
    const pointer = this.object(8, runtimeId);
    const { u32 } = this.#memory;
    u32[pointer >>> 2] = first;
    u32[(pointer >>> 2) + 1] = second;
    return pointer;
  }

  /** An object of one 32-bit word: a map, a wrapped value. */
  single(runtimeId: number, word: number): number {
    const pointer = this.object(4, runtimeId);
    this.#memory.u32[pointer >>> 2] = word;
    return pointer;
  }

  string(text: string): number {
    const pointer = this.object(text.length * 2, this.ids.string);
    if (text.length > 24) {
      this.#memory.buffer.write(text, pointer, text.length * 2, "utf16le");
      return pointer;
    }
    const { u16 } = this.#memory;
    const at = pointer >>> 1;
    for (let index = 0; index < text.length; index++) u16[at + index] = text.charCodeAt(index);
    return pointer;
  }

  /** The string `0x` and lower-case hex of `length` bytes of the memory from `start` on. */
  hexString(start: number, length: number): number {
    const pointer = this.object((length + 1) * 4, this.ids.string);
    const { u8, u32 } = this.#memory;
    const at = pointer >>> 2;
    u32[at] = HEX_PREFIX;
    for (let index = 0; index < length; index++) {
      u32[at + 1 + index] = HEX_DIGITS[u8[start + index] as number] as number;
    }
    return pointer;
  }

  /** A Uint8Array of `length` bytes, not initialised; `dataOf` gives the address of its bytes. */
  emptyBytes(length: number): number {
    const buffer = this.object(length, this.ids.arrayBuffer);
    const pointer = this.object(12, this.ids.uint8Array);
    const { u32 } = this.#memory;
    const at = pointer >>> 2;
    u32[at] = buffer;
    u32[at + 1] = buffer;
    u32[at + 2] = length;
    return pointer;
  }

  dataOf(bytesPointer: number): number {
    return this.#memory.u32[(bytesPointer >>> 2) + 1] ?? 0;
  }

  bytes(bytes: Uint8Array): number {
    const pointer = this.emptyBytes(bytes.length);
    this.#memory.u8.set(bytes, this.dataOf(pointer));
    return pointer;
  }

  /** A Uint8Array of `length` bytes of `source` from `start` on. */
  bytesFrom(source: Uint8Array, start: number, length: number): number {
    const pointer = this.emptyBytes(length);
    this.#copy(source, { start, length, to: this.dataOf(pointer) });
    return pointer;
  }

  /** A string of UTF-16 little-endian bytes. */
  textFrom(source: Uint8Array, start: number, length: number): number {
    const pointer = this.object(length, this.ids.string);
    this.#copy(source, { start, length, to: pointer });
    return pointer;
  }

  /** Bytes of a `0x` hex string of whole bytes, as JSON-RPC carries data. */
  hexBytes(hex: string): number {
    const length = (hex.length - 2) >>> 1;
    const pointer = this.emptyBytes(length);
    if (length > 0) this.#memory.buffer.write(hex.slice(2), this.dataOf(pointer), length, "hex");
    return pointer;
  }

  bigInt(value: bigint): number {
    if (value >= -SMALL && value < SMALL) return this.integer(Number(value));
    const length = bigIntByteLength(value);
    const pointer = this.emptyBytes(length);
    writeSignedBytes(this.#memory.view, { start: this.dataOf(pointer), length }, value);
    return pointer;
  }

  /** A BigInt of an integer below 2^47 in magnitude. */
  integer(value: number): number {
    const length = smallByteLength(value);
    const pointer = this.emptyBytes(length);
    writeSmall(this.#memory.view, { start: this.dataOf(pointer), length }, value);
    return pointer;
  }

  /** A BigInt of a JSON-RPC quantity: `0x` and hex digits. */
  quantity(hex: string): number {
    return hex.length <= SHORT_QUANTITY ? this.integer(parseShortQuantity(hex)) : this.bigInt(BigInt(hex));
  }

  /** An Array<reference> over `pointers`. */
  array(runtimeId: number, pointers: readonly number[]): number {
    const buffer = this.words(this.ids.arrayBuffer, pointers);
    const pointer = this.object(16, runtimeId);
    const { u32 } = this.#memory;
    const at = pointer >>> 2;
    u32[at] = buffer;
    u32[at + 1] = buffer;
    u32[at + 2] = pointers.length * 4;
    u32[at + 3] = pointers.length;
    return pointer;
  }

  /** A 16-byte tagged value (store, Ethereum, JSON): a pointer, a boolean, or the two words of an integer. */
  tagged(runtimeId: number, kind: number, payload: number, highWord = 0): number {
    const pointer = this.object(16, runtimeId);
    const { u32 } = this.#memory;
    const at = pointer >>> 2;
    u32[at] = kind;
    u32[at + 1] = 0;
    u32[at + 2] = payload;
    u32[at + 3] = highWord;
    return pointer;
  }

  /** A tagged value with a 64-bit integer payload. */
  taggedI64(runtimeId: number, kind: number, payload: bigint): number {
    const pointer = this.tagged(runtimeId, kind, 0);
    this.#memory.view.setBigInt64(pointer + 8, payload, true);
    return pointer;
  }

  #copy(source: Uint8Array, { start, length, to }: { start: number; length: number; to: number }): void {
    const { u8 } = this.#memory;
    if (length > 64) u8.set(source.subarray(start, start + length), to);
    else for (let index = 0; index < length; index++) u8[to + index] = source[start + index] as number;
  }

  #grow(size: number): void {
    const room = Math.max(size + FIRST_PAYLOAD + 16, MIN_CHUNK_BYTES);
    this.useArena(this.reserve(room));
  }
}
