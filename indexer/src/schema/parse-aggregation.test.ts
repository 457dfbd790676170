import { expect, test } from "vitest";
import { parseSchema } from "./parse-schema.ts";

function schemaWith(aggregation: string): string {
  return `
    type Seat @entity(immutable: true) { id: Bytes! }
    type Other @entity(immutable: true) { id: Int8! timestamp: Timestamp! }
    type Sale @entity(timeseries: true) {
      id: Int8! timestamp: Timestamp! seat: Seat! note: String facePrice: BigInt! fee: BigDecimal! amount: Int! lots: [Int!]!
    }
    ${aggregation}`;
}

function stats(fields: string, directive = 'intervals: ["hour"], source: "Sale"', id = "Int8!"): string {
  return schemaWith(
    `type SaleStats @aggregation(${directive}) { id: ${id} timestamp: Timestamp! ${fields} }`,
  );
}

test("an aggregation becomes a table per interval, dimensions before aggregates", () => {
  const { types, aggregations } = parseSchema(
    stats(
      'total: BigInt! @aggregate(fn: "sum", arg: "facePrice * amount", cumulative: true) seat: Seat! count: Int8! @aggregate(fn: "count")',
      'intervals: ["day", "hour", "day"], source: "Sale"',
    ),
  );
  expect([...types.keys()]).toEqual(["Seat", "Other", "Sale", "SaleStats_hour", "SaleStats_day"]);
  expect(types.get("Sale")).toMatchObject({ isTimeseries: true, isImmutable: true });
  const table = types.get("SaleStats_hour");
  expect(table).toMatchObject({
    table: "sale_stats_hour",
    isImmutable: true,
    isAggregation: true,
    idKind: "Int8",
  });
  expect(table?.columns.map(({ name }) => name)).toEqual(["id", "timestamp", "seat", "total", "count"]);
  const [aggregation] = aggregations ?? [];
  expect(aggregation?.dimensions.map(({ name, kind }) => [name, kind])).toEqual([["seat", "Bytes"]]);
  expect(
    aggregation?.aggregates.map((entry) => [entry.function, entry.expression, entry.isCumulative]),
  ).toEqual([
    ["sum", '"face_price" * "amount"', true],
    ["count", null, false],
  ]);
});

const sum = (arg: string) => stats(`x: BigDecimal! @aggregate(fn: "sum", arg: ${JSON.stringify(arg)})`);

test.each([
  ["facePrice", '"face_price"'],
  ['"facePrice" + fee*2.5e3', '"face_price" + "fee" * 2.5e3'],
  ["-amount ^ 2 % 3", '- "amount" ^ 2 % 3'],
  ["(amount - (1)) / amount", '("amount" - (1)) / "amount"'],
  [
    "CASE WHEN amount > 0 AND NOT fee <= 1 THEN ABS(fee) ELSE null END",
    'case when "amount" > 0 and not "fee" <= 1 then abs("fee") else null end',
  ],
  ["case amount when 1 then fee when 2 then 0 end", 'case "amount" when 1 then "fee" when 2 then 0 end'],
  ["amount::numeric::int8", '"amount"::numeric::int8'],
  ["cast(amount as bigint)", 'cast("amount" as bigint)'],
  ["coalesce(nullif(amount, 0), greatest(1, 2, 3))", 'coalesce(nullif("amount", 0), greatest(1, 2, 3))'],
  [
    "case when amount is not distinct from 1 or amount is null then 1 end",
    'case when "amount" is not distinct from 1 or "amount" is null then 1 end',
  ],
  ["case when 'it''s' = 'a' then 1 else 0 end", "case when 'it''s' = 'a' then 1 else 0 end"],
])("the expression %s is made anew", (arg, sql) => {
  expect(parseSchema(sum(arg)).aggregations?.[0]?.aggregates[0]?.expression).toBe(sql);
});

test.each([
  "amount); drop table x; --",
  "(select 1)",
  "amount -- x",
  "amount /* x */",
  "$1",
  "amount; amount",
  "random()",
  "pg_sleep(10)",
  "public.abs(amount)",
  "abs(amount) filter (where true)",
  "abs(*)",
  "abs()",
  "count(amount) over ()",
  "amount in (1)",
  "amount || 'a'",
  "amount ~ 'a'",
  "amount::regclass",
  "cast(amount as xml)",
  "'a\\' or 1=1",
  "E'a'",
  "array[1]",
  "amount[1]",
  "seat.id",
  "note",
  "seat",
  "lots",
  "nothing",
  "",
  "1 +",
  "case end",
  "+".repeat(3),
  `${"(".repeat(5000)}1${")".repeat(5000)}`,
  '"amount" "fee"',
  '"am""ount"',
])("the expression %s is refused", (arg) => {
  expect(() => parseSchema(sum(arg))).toThrow(
    expect.objectContaining({ code: "SUBGRAPH_INVALID", message: expect.stringContaining("SaleStats.x") }),
  );
});

test.each([
  ['x: Int! @aggregate(fn: "sum", arg: "facePrice")', "cannot hold"],
  ['x: String! @aggregate(fn: "max", arg: "amount")', "must be a number"],
  ['x: Int! @aggregate(fn: "avg", arg: "amount")', "one of sum"],
  ['x: Int! @aggregate(fn: "sum")', "arg"],
  ['x: Int! @aggregate(fn: "count", cumulative: "yes")', "cumulative"],
  ['x: [Int!]! @aggregate(fn: "sum", arg: "amount")', "must be a number"],
  ["seat: Seat!", "no field with @aggregate"],
  ['seat: String! x: Int8! @aggregate(fn: "count")', "another type"],
  ['place: String! x: Int8! @aggregate(fn: "count")', "lacks"],
])("the fields %s are refused", (fields, problem) => {
  expect(() => parseSchema(stats(fields))).toThrow(
    expect.objectContaining({ code: "SUBGRAPH_INVALID", message: expect.stringContaining(problem) }),
  );
});

const count = 'x: Int8! @aggregate(fn: "count")';

test.each([
  [stats(count, 'intervals: ["week"], source: "Sale"'), 'interval "week"'],
  [stats(count, 'intervals: [], source: "Sale"'), "intervals"],
  [stats(count, 'source: "Sale"'), "intervals"],
  [stats(count, 'intervals: ["hour"]'), "source"],
  [stats(count, 'intervals: ["hour"], source: "Nothing"'), "no entity"],
  [stats(count, 'intervals: ["hour"], source: "Other"'), "no timeseries"],
  [stats(count, undefined, "Bytes!"), "same type as Sale"],
  [
    schemaWith(`type S @aggregation(intervals: ["hour"], source: "Sale") { id: Int8! ${count} }`),
    "timestamp",
  ],
])("a wrong aggregation is refused (%#)", (schema, problem) => {
  expect(() => parseSchema(schema)).toThrow(
    expect.objectContaining({ code: "SUBGRAPH_INVALID", message: expect.stringContaining(problem) }),
  );
});

test("first and last take texts, bytes and references of the same type", () => {
  const fine =
    'note: String @aggregate(fn: "first", arg: "note") last: Seat @aggregate(fn: last, arg: "seat")';
  expect(parseSchema(stats(fine)).aggregations?.[0]?.aggregates).toHaveLength(2);
  const other = 'last: Other @aggregate(fn: "last", arg: "seat")';
  expect(() => parseSchema(stats(other))).toThrow(/must be|no number/);
});
