import { DeterministicError } from "./deterministic-error.ts";
import type { HeapMemory } from "./heap-memory.ts";
import { readSignedBytes } from "./numbers/big-int-bytes.ts";

export const MAX_DEPTH = 128;

const NULL_POINTER =
  "Tried to read AssemblyScript value that is 'null'. Suggestion: look into the function that the error happened " +
  "and add 'log' calls till you find where a 'null' value is being used as non-nullable. It's likely that you're " +
  "calling a 'graph-ts' function (or operator) with a 'null' value when it doesn't support it.";

/** Bytes of an AssemblyScript typed array inside the module's memory. */
export interface HeapRange {
  readonly start: number;
  readonly length: number;
}

/** Bounds-checked reads of AssemblyScript 0.19 objects. Every failure is a DeterministicError. */
export class HeapReader {
  /** For copying ranges that were checked. */
  readonly memory: HeapMemory;
  readonly #memory: HeapMemory;
  /** Strings below `constantEnd` are the same at the start of every handler: resolved once per pointer. */
  readonly #constants = new Map<number, string>();
  /** Strings that the host itself put on the heap during this handler. */
  readonly #written = new Map<number, string>();
  constantEnd = 0;

  constructor(memory: HeapMemory) {
    this.memory = memory;
    this.#memory = memory;
  }

  /** Forgets what was known about the heap above `constantEnd`. */
  reset(): void {
    this.#written.clear();
  }

  remember(pointer: number, text: string): void {
    this.#written.set(pointer, text);
  }

  u32(pointer: number): number {
    const value = (pointer & 3) === 0 ? this.#memory.u32[pointer >>> 2] : undefined;
    if (value === undefined) throw outOfBounds(pointer);
    return value;
  }

  i64(pointer: number): bigint {
    this.#check(pointer, 8);
    return this.#memory.view.getBigInt64(pointer, true);
  }

  /** A class field that holds a pointer; null (0) is an error. */
  pointer(object: number, offset: number): number {
    return this.u32(this.object(object) + offset);
  }

  /** `pointer` itself, unless it is null. */
  object(pointer: number): number {
    if (pointer === 0) throw new DeterministicError(NULL_POINTER);
    return pointer >>> 0;
  }

  string(pointer: number): string {
    const at = this.object(pointer);
    if (at >= this.constantEnd) return this.#written.get(at) ?? this.#readString(at);
    const known = this.#constants.get(at);
    if (known !== undefined) return known;
    const text = this.#readString(at);
    this.#constants.set(at, text);
    return text;
  }

  /** Start and length in bytes of a string, of whole UTF-16 code units. */
  textRange(pointer: number): HeapRange {
    const length = this.u32(pointer - 4) & ~1;
    this.#check(pointer, length);
    return { start: pointer, length };
  }

  /** Start and length of a Bytes, Address, ByteArray or BigInt. */
  range(pointer: number): HeapRange {
    const at = this.object(pointer);
    const buffer = this.u32(at);
    const start = this.u32(at + 4);
    const length = this.u32(at + 8);
    if (start < this.object(buffer)) {
      throw new DeterministicError(
        "Subtract overflow on pointer: the data of a typed array starts before its buffer",
      );
    }
    this.#check(start, length);
    return { start, length };
  }

  /** A copy of the bytes of a Bytes, Address or ByteArray. */
  bytes(pointer: number): Uint8Array<ArrayBuffer> {
    const { start, length } = this.range(pointer);
    return this.#memory.u8.slice(start, start + length);
  }

  /** `0x` and lower-case hex of the bytes. */
  hex(pointer: number): string {
    const { start, length } = this.range(pointer);
    return this.hexOf(start, length);
  }

  /** The same of a range that was checked. */
  hexOf(start: number, length: number): string {
    return `0x${this.#memory.buffer.toString("hex", start, start + length)}`;
  }

  bigInt(pointer: number): bigint {
    const { start, length } = this.range(pointer);
    return readSignedBytes(this.#memory.view, start, length);
  }

  /** Elements of an Array<reference>: their pointers, which may be 0. */
  pointers(pointer: number): Uint32Array {
    const first = this.elements(pointer) >>> 2;
    return this.#memory.u32.slice(first, first + this.lengthOf(pointer));
  }

  /** Address of the first element of an Array<reference>, whose elements have been checked to be inside the memory. */
  elements(pointer: number): number {
    const at = this.object(pointer);
    const data = this.u32(at + 4);
    const length = this.u32(at + 12);
    this.#check(data, length * 4);
    if (length > 0 && (data & 3) !== 0) throw outOfBounds(data);
    return data;
  }

  /** Number of elements of an Array. */
  lengthOf(pointer: number): number {
    return this.u32(this.object(pointer) + 12);
  }

  u8(pointer: number): number {
    this.#check(pointer, 1);
    return this.#memory.u8[pointer] ?? 0;
  }

  #readString(pointer: number): string {
    const length = this.u32(pointer - 4);
    this.#check(pointer, length);
    const text = this.#memory.buffer.toString("utf16le", pointer, pointer + (length & ~1));
    if (!text.isWellFormed()) throw new DeterministicError("a string from the mapping is not valid UTF-16");
    return text.includes("\u0000") ? text.replaceAll("\u0000", "") : text;
  }

  #check(start: number, length: number): void {
    if (start + length > this.#memory.u8.length) throw outOfBounds(start);
  }
}

export function checkDepth(depth: number): void {
  if (depth > MAX_DEPTH) throw new DeterministicError("recursion limit reached");
}

function outOfBounds(pointer: number): DeterministicError {
  return new DeterministicError(`heap access out of bounds: pointer ${pointer >>> 0}`);
}
