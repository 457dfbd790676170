import { expect, test } from "vitest";
import { parseSchema } from "./parse-schema.ts";

const SCHEMA = `
  enum Color { BLUE RED }
  interface Owner { id: Bytes! }
  type Person implements Owner @entity(immutable: false) { id: Bytes! seats: [Seat!]! @derivedFrom(field: "owner") }
  type Seat @entity(immutable: true, skipDuplicates: true) {
    id: ID!
    owner: Owner!
    rowNumber: Int
    colors: [Color!]!
    neighbours: [Seat!]
  }
`;

test("columns carry Postgres names, kinds of references and list and null marks", () => {
  const seat = parseSchema(SCHEMA).types.get("Seat")!;
  expect(seat).toMatchObject({
    table: "seat",
    isImmutable: true,
    skipDuplicates: true,
    idKind: "String",
    idColumn: 0,
  });
  const columns = seat.columns.map(({ name, kind, isList, isNullable, reference, enumName }) => [
    name,
    kind,
    isList,
    isNullable,
    reference ?? enumName,
  ]);
  expect(columns).toEqual([
    ["id", "String", false, false, null],
    ["owner", "Bytes", false, false, "Owner"],
    ["row_number", "Int", false, true, null],
    ["colors", "Enum", true, false, "Color"],
    ["neighbours", "String", true, true, "Seat"],
  ]);
});

test("derived fields have no column", () => {
  const person = parseSchema(SCHEMA).types.get("Person")!;
  expect(person.columns.map(({ field }) => field)).toEqual(["id"]);
  expect(person.derived).toEqual([{ field: "seats", target: "Seat", targetField: "owner", isList: true }]);
});

test.each([
  ["not graphql {", "not valid"],
  ["scalar X", "no @entity"],
  ["type A @entity(immutable: true) { id: BigInt! }", "needs an id"],
  ["type A @entity(immutable: true) { id: ID! x: Nope! }", "unknown type Nope"],
  ["type A @entity(timeseries: true) { id: Int8! }", "timestamp of type Timestamp"],
  [
    "type A @entity(timeseries: true, immutable: false) { id: Int8! timestamp: Timestamp! }",
    "cannot be mutable",
  ],
  ["type A @entity(skipDuplicates: true) { id: ID! }", "must be immutable"],
  ["type ABc @entity { id: ID! } type aBC @entity { id: ID! }", "same table"],
])("the schema %j is invalid", (schema, problem) => {
  expect(() => parseSchema(schema)).toThrow(
    expect.objectContaining({ code: "SUBGRAPH_INVALID", message: expect.stringContaining(problem) }),
  );
});
