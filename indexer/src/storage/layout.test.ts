import { randomBytes } from "node:crypto";
import { createTestDatabase, type TestDatabase } from "@facevalue/db/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { EntityType } from "../schema/entity-type.ts";
import { parseSchema } from "../schema/parse-schema.ts";
import { readEntities } from "./read-entities.ts";
import { blockAt, changeOf, openTestStorage } from "./testing/storage-fixture.ts";

/** With the kinds of graph-node's ddl_tests.rs: what it expects of columns, types and keys is expected here. */
const SCHEMA = parseSchema(`
  enum Color { yellow red BLUE }
  type Thing @entity(immutable: false) { id: ID! bigThing: Thing! }
  type Scalar @entity(immutable: false) {
    id: ID! bool: Boolean int: Int bigDecimal: BigDecimal bigDecimalArray: [BigDecimal!]! string: String strings: [String!]
    bytes: Bytes byteArray: [Bytes!] bigInt: BigInt bigIntArray: [BigInt!]! color: Color colors: [Color!]! int8: Int8 moment: Timestamp
  }
  type Habitat @entity(immutable: true) { id: Bytes! dwellers: [Thing!]! token0: Int! URLOfToken: String! }
  type Data @entity(timeseries: true) { id: Int8! timestamp: Timestamp! amount: BigDecimal! }
  type Stats @aggregation(intervals: ["hour", "day"], source: "Data") {
    id: Int8! timestamp: Timestamp! volume: BigDecimal! @aggregate(fn: "sum", arg: "amount")
    maxPrice: BigDecimal! @aggregate(fn: "max", arg: "amount") }`);

const VID = "vid int8!";
const EXPECTED: Record<string, string> = {
  thing: `${VID}, block_range int4range!, id text!, big_thing text!`,
  scalar: `${VID}, block_range int4range!, id text!, bool bool, int int4, big_decimal numeric, big_decimal_array _numeric!, string text, strings _text, bytes bytea, byte_array _bytea, big_int numeric, big_int_array _numeric!, color color, colors _color!, int_8 int8, moment timestamptz`,
  habitat: `${VID}, block$ int4!, id bytea!, dwellers _text!, token_0 int4!, url_of_token text!`,
  data: `${VID}, block$ int4!, id int8!, timestamp timestamptz!, amount numeric!`,
  stats_hour: `${VID}, block$ int4!, id int8!, timestamp timestamptz!, volume numeric!, max_price numeric!`,
  stats_day: `${VID}, block$ int4!, id int8!, timestamp timestamptz!, volume numeric!, max_price numeric!`,
};

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

test("tables, columns, types and keys are graph-node's", async () => {
  const storage = await openTestStorage(database.pool, 1, { entitySchema: SCHEMA });
  const { rows } = await database.pool.query<{ table: string; columns: string }>(
    `select c.relname as table, string_agg(a.attname || ' ' || t.typname || case when a.attnotnull then '!' else '' end, ', ' order by a.attnum) as columns
      from pg_class c join pg_attribute a on a.attrelid = c.oid join pg_type t on t.oid = a.atttypid
      where c.relnamespace = 'chain_1'::regnamespace and c.relkind = 'r' and a.attnum > 0 and c.relname not like '%$'
      group by c.relname`,
  );
  expect(Object.fromEntries(rows.map(({ table, columns }) => [table, columns]))).toEqual(EXPECTED);
  const labels = await database.pool.query<{ label: string }>(
    "select enumlabel as label from pg_enum where enumtypid = 'chain_1.color'::regtype order by enumsortorder",
  );
  expect(labels.rows.map(({ label }) => label)).toEqual(["BLUE", "red", "yellow"]);
  const unique = await database.pool.query<{ text: string }>(
    `select relname || ' ' || pg_get_constraintdef(k.oid) as text from pg_constraint k join pg_class c on c.oid = conrelid
      where c.relnamespace = 'chain_1'::regnamespace and contype = 'u' order by 1`,
  );
  expect(unique.rows.map(({ text }) => text)).toEqual(
    ["data", "habitat", "stats_day", "stats_hour"].map((table) => `${table} UNIQUE (id)`),
  );
  await storage.close();
});

test("entities are found by the accounts that own, sold or bought them, in the order of the blocks where they are immutable", async () => {
  const entitySchema = parseSchema(`
    type Deed @entity(immutable: false) { id: Bytes! owner: Bytes! seller: String owners: [Bytes!]! }
    type Trade @entity(immutable: true) { id: Bytes! buyer: Bytes seller: Deed! payer: Bytes! }`);
  const storage = await openTestStorage(database.pool, 4, { entitySchema });
  await storage.buildIndexes();
  const { rows } = await database.pool.query<{ text: string }>(
    `select regexp_replace(indexdef, '.* ON chain_4.(\\w+) USING ', '\\1 ') as text from pg_indexes
      where schemaname = 'chain_4' and indexname like 'attr%' order by 1`,
  );
  expect(rows.map(({ text }) => text)).toEqual([
    'deed btree ("substring"(owner, 1, 64)) WHERE upper_inf(block_range)',
    'trade btree ("substring"(buyer, 1, 64), "block$")',
    'trade btree (seller, "block$")',
  ]);
  await storage.close();
});

test("texts and lists of any length are stored, with every index in place; an id that is too long is told", async () => {
  const storage = await openTestStorage(database.pool, 2, { entitySchema: SCHEMA });
  await storage.buildIndexes();
  const [thing, scalar] = ["Thing", "Scalar"].map((name) => SCHEMA.types.get(name) as EntityType);
  const long = randomBytes(200_000).toString("hex");
  const row = scalar!.columns.map(({ field, isList }) => {
    if (field === "id") return "a";
    if (field === "string") return long;
    if (field === "strings") return [long, long];
    if (field === "bytes") return new Uint8Array(randomBytes(200_000));
    return isList ? [] : null;
  });
  storage.append(blockAt(1), {
    changes: [changeOf(scalar!, { id: "a", row, block: 1 })],
    created: [],
  });
  await storage.commit(blockAt(1), { finalizedBlock: 0, headBlock: 1 });
  expect(await readEntities(database.pool, { schemaName: "chain_2", type: scalar! })).toEqual([row]);
  const id = long.slice(0, 20_000);
  storage.append(blockAt(2), { changes: [changeOf(thing!, { id, row: [id, "x"], block: 2 })], created: [] });
  await expect(storage.commit(blockAt(2), { finalizedBlock: 0, headBlock: 2 })).rejects.toMatchObject({
    code: "MAPPING_FAILED",
    message: expect.stringContaining("longer than Postgres can index"),
  });
  await storage.close();
});
