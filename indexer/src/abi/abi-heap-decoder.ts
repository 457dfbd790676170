import type { HeapMemory } from "../host/heap-memory.ts";
import type { HeapWriter } from "../host/heap-writer.ts";
import type { AbiElementary, AbiType } from "./abi-type.ts";
import { ETHEREUM_KIND } from "./ethereum-kind.ts";

/** The bytes are not an encoding of the type. */
export class AbiDecodeError extends Error {
  override readonly name = "AbiDecodeError";
}

/** Values one decoding may give: offsets that overlap could otherwise unfold a few bytes without end. */
const MAX_VALUES = 250_000;

const utf8 = new TextDecoder("utf-8", { ignoreBOM: true });

/** Decodes ABI-encoded bytes straight into graph-ts `ethereum.Value` objects on a module's heap. */
export class AbiHeapDecoder {
  readonly #memory: HeapMemory;
  readonly #heap: HeapWriter;
  #data: Buffer = Buffer.alloc(0);
  #scratch: Buffer = Buffer.allocUnsafeSlow(4096);
  #length = 0;
  #values = 0;

  constructor(memory: HeapMemory, heap: HeapWriter) {
    this.#memory = memory;
    this.#heap = heap;
  }

  /** Takes the bytes that the next decodings read. */
  load(bytes: Uint8Array): void {
    this.#data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#start(bytes.length);
  }

  /** Takes `0x` hex that the next decodings read. */
  loadHex(hex: string): void {
    const length = (hex.length - 2) >>> 1;
    if (this.#scratch.length < length) this.#scratch = Buffer.allocUnsafeSlow(length);
    if (length > 0) this.#scratch.write(hex.slice(2), 0, length, "hex");
    this.#data = this.#scratch;
    this.#start(length);
  }

  #start(length: number): void {
    this.#length = length;
    this.#values = 0;
  }

  /** Pointers to the values of a sequence of parameters that starts at byte 0. */
  decodeParameters(types: readonly AbiType[]): number[] {
    return this.#decodeSequence(types, 0);
  }

  /** Pointer to one value whose head is at byte `head`, offsets counting from `base`. */
  decodeValue(type: AbiType, base: number, head: number): number {
    if (++this.#values > MAX_VALUES) throw new AbiDecodeError("too many values");
    const at = type.isDynamic ? base + this.#readSize(head) : head;
    const { ids } = this.#heap;
    if (type.kind === "tuple") {
      const values = this.#decodeSequence(type.components, at);
      return this.#value(ETHEREUM_KIND.tuple, this.#heap.array(ids.arrayEthereumValue, values));
    }
    if (type.kind !== "array") return this.#decodeElementary(type, at);
    const start = type.length === null ? at + 32 : at;
    const length = type.length ?? this.#readSize(at);
    this.#need(start, length * type.element.headBytes);
    const values: number[] = [];
    for (let index = 0; index < length; index++) {
      values.push(this.decodeValue(type.element, start, start + index * type.element.headBytes));
    }
    const kind = type.length === null ? ETHEREUM_KIND.array : ETHEREUM_KIND.fixedArray;
    return this.#value(kind, this.#heap.array(ids.arrayEthereumValue, values));
  }

  #decodeSequence(types: readonly AbiType[], base: number): number[] {
    const values: number[] = [];
    let head = base;
    for (const type of types) {
      values.push(this.decodeValue(type, base, head));
      head += type.headBytes;
    }
    return values;
  }

  #decodeElementary(type: AbiElementary, at: number): number {
    this.#need(at, 32);
    switch (type.kind) {
      case "address":
        return this.#value(ETHEREUM_KIND.address, this.#copyBytes(at + 12, 20));
      case "uint":
        return this.#value(ETHEREUM_KIND.uint, this.#integer(at, false));
      case "int":
        return this.#value(ETHEREUM_KIND.int, this.#integer(at, true));
      case "bool":
        return this.#value(ETHEREUM_KIND.bool, this.#isZero(at) ? 0 : 1);
      case "fixedBytes":
        return this.#value(ETHEREUM_KIND.fixedBytes, this.#copyBytes(at, type.size));
      case "function":
        return this.#value(ETHEREUM_KIND.function, this.#copyBytes(at, 24));
      case "bytes":
      case "string": {
        const length = this.#readSize(at);
        this.#need(at + 32, length);
        if (type.kind === "bytes") return this.#value(ETHEREUM_KIND.bytes, this.#copyBytes(at + 32, length));
        const text = utf8.decode(this.#data.subarray(at + 32, at + 32 + length));
        return this.#value(ETHEREUM_KIND.string, this.#heap.string(text));
      }
    }
  }

  #value(kind: number, payload: number): number {
    return this.#heap.tagged(this.#heap.ids.ethereumValue, kind, payload);
  }

  #copyBytes(from: number, length: number): number {
    const pointer = this.#heap.emptyBytes(length);
    const { u8 } = this.#memory;
    const target = this.#heap.dataOf(pointer);
    for (let index = 0; index < length; index++) u8[target + index] = this.#data[from + index] ?? 0;
    return pointer;
  }

  /** A 32-byte big-endian word as a BigInt object: minimal little-endian two's complement. */
  #integer(at: number, isSigned: boolean): number {
    const data = this.#data;
    const fill = isSigned && (data[at] ?? 0) >= 0x80 ? 0xff : 0;
    let first = at;
    const last = at + 31;
    while (first < last && data[first] === fill) first++;
    const needsSignByte = (data[first] ?? 0) >= 0x80 !== (fill === 0xff);
    const length = last - first + 1;
    const pointer = this.#heap.emptyBytes(length + (needsSignByte ? 1 : 0));
    const { u8 } = this.#memory;
    const target = this.#heap.dataOf(pointer);
    for (let index = 0; index < length; index++) u8[target + index] = data[last - index] ?? 0;
    if (needsSignByte) u8[target + length] = fill;
    return pointer;
  }

  #isZero(at: number): boolean {
    for (let index = at; index < at + 32; index++) if (this.#data[index] !== 0) return false;
    return true;
  }

  /** A word that counts bytes or elements. */
  #readSize(at: number): number {
    this.#need(at, 32);
    for (let index = at; index < at + 27; index++) {
      if (this.#data[index] !== 0) throw new AbiDecodeError("an offset or length is out of range");
    }
    return this.#data.readUIntBE(at + 27, 5);
  }

  #need(at: number, length: number): void {
    if (at + length > this.#length) throw new AbiDecodeError("the data is too short");
  }
}
