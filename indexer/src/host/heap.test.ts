import fc from "fast-check";
import { expect, test } from "vitest";
import { makeHeap } from "../../test-subgraphs/test-heap.ts";

const bigInts = fc.bigInt({ min: -(2n ** 300n), max: 2n ** 300n });

test("what is written is read back, while the memory grows", () => {
  const heap = makeHeap();
  const item = fc.oneof(
    fc.string({ unit: "grapheme", maxLength: 300 }).filter((text) => !text.includes("\0")),
    fc.uint8Array({ maxLength: 3000 }),
    bigInts,
  );
  fc.assert(
    fc.property(fc.array(item, { maxLength: 20 }), (items) => {
      const pointers = items.map((value) => {
        if (typeof value === "string") return heap.writer.string(value);
        return typeof value === "bigint" ? heap.writer.bigInt(value) : heap.writer.bytes(value);
      });
      const array = heap.writer.array(1, pointers);
      expect([...heap.reader.pointers(array)]).toEqual(pointers);
      items.forEach((value, index) => {
        const pointer = pointers[index]!;
        expect(pointer % 16).toBe(0);
        if (typeof value === "string") expect(heap.reader.string(pointer)).toBe(value);
        else if (typeof value === "bigint") expect(heap.reader.bigInt(pointer)).toBe(value);
        else expect(Buffer.compare(heap.reader.bytes(pointer), value)).toBe(0);
      });
    }),
  );
});

test.each([
  [0n, "00"],
  [-1n, "ff"],
  [127n, "7f"],
  [128n, "8000"],
  [-128n, "80"],
  [-129n, "7fff"],
  [255n, "ff00"],
  [2n ** 47n, "000000000080" + "00"],
  [2n ** 55n, "00000000000080" + "00"],
  [-(2n ** 63n), "0000000000000080"],
  [2n ** 63n, "000000000000008000"],
])("the BigInt %s is stored as %s", (value, hex) => {
  const { reader, writer } = makeHeap();
  expect(reader.hex(writer.bigInt(value))).toBe(`0x${hex}`);
});

test("an object's header holds its class and size, and objects follow each other in 16-byte steps", () => {
  const { memory, writer } = makeHeap();
  const first = writer.object(5, 77);
  const second = writer.object(1, 78);
  expect(memory.view.getUint32(first - 8, true)).toBe(77);
  expect(memory.view.getUint32(first - 4, true)).toBe(5);
  expect(memory.view.getUint32(first - 20, true)).toBe(second - first - 4);
});

test("an empty byte array reads as the BigInt 0", () => {
  const { reader, writer } = makeHeap();
  expect(reader.bigInt(writer.bytes(new Uint8Array(0)))).toBe(0n);
});

test.each([2040n, 2047n, 2048n, 4000n, 435_000n])("long integers around 2^%s keep their value", (bits) => {
  const { reader, writer } = makeHeap();
  for (const value of [2n ** bits - 1n, -(2n ** bits), 2n ** bits, 2n ** bits / 3n, -(2n ** bits) / 7n]) {
    expect(reader.bigInt(writer.bigInt(value))).toBe(value);
  }
});

test("a BigInt may not exceed graph-node's limit", () => {
  const { writer } = makeHeap();
  expect(() => writer.bigInt(2n ** 435_411n)).toThrow("BigInt is too big, total bits 435413 (max 435412)");
  expect(() => writer.bigInt(2n ** 435_410n)).not.toThrow();
});

test("strings keep a byte order mark, lose U+0000 and must be valid UTF-16", () => {
  const { memory, reader, writer } = makeHeap();
  expect(reader.string(writer.string("\uFEFFa\0b\0"))).toBe("\uFEFFab");
  const lone = writer.string("ab");
  memory.u16[lone >>> 1] = 0xd800;
  expect(() => reader.string(lone)).toThrow("not valid UTF-16");
});

test("null and wild pointers are errors, not reads", () => {
  const { memory, reader, writer } = makeHeap();
  expect(() => reader.string(0)).toThrow("'null'");
  expect(() => reader.u32(memory.u8.length)).toThrow("out of bounds");
  expect(() => reader.string(-16)).toThrow("out of bounds");
  const bytes = writer.bytes(new Uint8Array(4));
  memory.u32[(bytes >>> 2) + 2] = 0xffff_0000;
  expect(() => reader.bytes(bytes)).toThrow("out of bounds");
  const array = writer.array(1, [1, 2]);
  memory.u32[(array >>> 2) + 3] = 0x7fff_ffff;
  expect(() => reader.pointers(array)).toThrow("out of bounds");
});

test("a typed array may start inside its buffer, but not before it", () => {
  const { memory, reader, writer } = makeHeap();
  const bytes = writer.bytes(Uint8Array.of(1, 2, 3, 4));
  const word = bytes >>> 2;
  memory.u32[word + 1] = (memory.u32[word + 1] ?? 0) + 1;
  memory.u32[word + 2] = 2;
  expect([...reader.bytes(bytes)]).toEqual([2, 3]);
  memory.u32[word + 1] = (memory.u32[word + 1] ?? 0) - 2;
  expect(() => reader.bytes(bytes)).toThrow("starts before its buffer");
});
