import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { EntityType } from "../schema/entity-type.ts";
import { parseSchema } from "../schema/parse-schema.ts";
import type { PartialRow } from "../schema/partial-row.ts";
import type { Value } from "../schema/value.ts";
import { columnOf, decodePartialRow, decodeRow, encodeRow, fillRow, overlayRow } from "./row-codec.ts";
import { isComplete, isWhole } from "./row-image.ts";

const TYPE = parseSchema(`
  enum Color { BLUE RED }
  type Thing @entity(immutable: false) {
    id: Bytes! name: String count: Int! big: BigInt! ratio: BigDecimal isOpen: Boolean
    serial: Int8 at: Timestamp color: Color tags: [String!]! parts: [BigInt!] pieces: [Bytes!]
  }`).types.get("Thing") as EntityType;

const text = fc.string({ unit: "grapheme", maxLength: 300 });
const bytes = fc.uint8Array({ maxLength: 300 });
const big = fc.oneof(
  fc.bigInt({ min: -(2n ** 300n), max: 2n ** 300n }),
  fc.bigInt({ min: -300n, max: 300n }),
);
const int8 = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });

/** A value for each column of TYPE in order. */
const VALUES: readonly fc.Arbitrary<Value>[] = [
  bytes,
  text,
  fc.integer(),
  big,
  fc.record({ digits: big, exponent: fc.integer({ min: -6000, max: 6000 }) }),
  fc.boolean(),
  int8,
  int8,
  fc.constantFrom("BLUE", "RED"),
  fc.array(text, { maxLength: 5 }),
  fc.array(big, { maxLength: 300 }),
  fc.array(bytes, { maxLength: 5 }),
];

const partial: fc.Arbitrary<PartialRow> = fc.tuple(
  ...VALUES.map((value) => fc.oneof({ weight: 3, arbitrary: value }, fc.constantFrom(null, undefined))),
);

const image = (row: PartialRow) => encodeRow(TYPE, row);
const isRequired = (index: number) => TYPE.columns[index]?.isNullable === false;

describe("an image", () => {
  test("gives back what was put in, as a whole and by column", () => {
    fc.assert(
      fc.property(partial, (row) => {
        expect(decodePartialRow(TYPE, image(row))).toEqual(row);
        expect(row.map((_, index) => columnOf(TYPE, image(row), index))).toEqual(row);
      }),
    );
  });

  test("is the same for the same values, and another for others", () => {
    fc.assert(
      fc.property(partial, partial, (one, other) => {
        expect(image(one) === image([...one])).toBe(true);
        const isSame = JSON.stringify(one, tell) === JSON.stringify(other, tell);
        expect(image(one) === image(other)).toBe(isSame);
      }),
    );
  });

  test("says whether a column is absent and whether a required one has no value", () => {
    fc.assert(
      fc.property(partial, (row) => {
        expect(isWhole(image(row))).toBe(row.every((value) => value !== undefined));
        expect(isComplete(image(row))).toBe(row.every((value, index) => !isRequired(index) || value != null));
      }),
    );
  });
});

describe("rows are combined like values:", () => {
  test("an update lies over its base", () => {
    fc.assert(
      fc.property(partial, partial, (base, update) => {
        const expected = base.map((value, index) => (update[index] === undefined ? value : update[index]));
        expect(overlayRow(TYPE, image(base), image(update))).toBe(image(expected));
      }),
    );
  });

  test("what is absent is stored as null", () => {
    fc.assert(
      fc.property(partial, (row) => {
        const filled = fillRow(TYPE, image(row));
        expect(isWhole(filled)).toBe(true);
        expect(decodeRow(TYPE, filled)).toEqual(row.map((value) => value ?? null));
        expect(decodeRow(TYPE, image(row))).toEqual(decodeRow(TYPE, filled));
      }),
    );
  });
});

/** Makes JSON tell apart what it would not: undefined, bigints, bytes. */
function tell(_: string, value: unknown): unknown {
  if (value === undefined) return { absent: true };
  if (typeof value === "bigint") return { big: value.toString() };
  return value instanceof Uint8Array ? { bytes: [...value] } : value;
}
