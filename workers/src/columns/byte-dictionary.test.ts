import fc from "fast-check";
import { expect, test } from "vitest";
import { ByteDictionary } from "./byte-dictionary.ts";

/** Few different bytes, so that strings repeat and begin and end alike. */
const bytes = (limits: { minLength: number; maxLength: number }) =>
  fc.array(fc.integer({ min: 0, max: 2 }), limits).map((values) => Buffer.from(values));
const lists = fc.oneof(
  fc.array(bytes({ minLength: 0, maxLength: 9 }), { maxLength: 60 }),
  fc.array(bytes({ minLength: 5, maxLength: 5 }), { maxLength: 60 }),
  fc
    .tuple(
      fc.array(bytes({ minLength: 4, maxLength: 4 }), { maxLength: 40 }),
      bytes({ minLength: 0, maxLength: 9 }),
    )
    .map(([alike, other]) => [...alike, other, ...alike]),
);

test("byte strings are numbered in the order in which they first come, of one length or of several", () => {
  fc.assert(
    fc.property(lists, (list) => {
      const dictionary = new ByteDictionary();
      const expected = new Map<string, number>();
      for (const value of list) {
        const hex = value.toString("hex");
        if (!expected.has(hex)) expected.set(hex, expected.size);
        const padded = Buffer.concat([Buffer.of(9), value, Buffer.of(9)]);
        expect(dictionary.add(padded, 1, 1 + value.length)).toBe(expected.get(hex));
      }
      expect(dictionary.count).toBe(expected.size);
      for (const [hex, number] of expected) {
        expect(dictionary.bytesOf(number).toString("hex")).toBe(hex);
        expect(dictionary.findHex(`0x${hex}`)).toBe(number);
      }
      expect(dictionary.find(Buffer.of(7))).toBe(-1);
    }),
  );
});

test("thousands are found again after it has grown", () => {
  const dictionary = new ByteDictionary();
  const value = (number: number) => Buffer.from(number.toString(16).padStart(40, "0"), "hex");
  for (let number = 0; number < 5000; number += 1) expect(dictionary.add(value(number))).toBe(number);
  for (let number = 0; number < 5000; number += 1) expect(dictionary.find(value(number))).toBe(number);
});

test("some of them in another order are numbered anew and found, the others are gone", () => {
  const property = fc.property(lists, fc.infiniteStream(fc.nat()), (list, keys) => {
    const dictionary = new ByteDictionary();
    for (const value of list) dictionary.add(value);
    const shuffled = Array.from({ length: dictionary.count }, (_, old) => ({ old, key: keys.next().value }))
      .toSorted((one, other) => one.key - other.key)
      .map(({ old }) => old);
    const kept = shuffled.slice(0, Math.ceil(shuffled.length / 2));
    const other = dictionary.reordered(Int32Array.from(kept));
    expect(other.count).toBe(kept.length);
    for (const [index, old] of kept.entries()) {
      expect(other.hexOf(index)).toBe(dictionary.hexOf(old));
      expect(other.find(dictionary.bytesOf(old))).toBe(index);
      const [one, next] = [dictionary.bytesOf(kept[0] ?? 0), dictionary.bytesOf(old)];
      expect(Math.sign(other.compare(0, index))).toBe(one.compare(next));
    }
    for (const old of shuffled.slice(kept.length)) expect(other.find(dictionary.bytesOf(old))).toBe(-1);
    expect(other.add(Buffer.from("something else"))).toBe(kept.length);
  });
  fc.assert(property);
});
