import { copyBinary, copyEncoded } from "@facevalue/db";
import { createTestDatabase, type TestDatabase } from "@facevalue/db/testing";
import fc from "fast-check";
import type pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { encodeRow } from "../row/row-codec.ts";
import type { EntityType } from "../schema/entity-type.ts";
import { parseSchema } from "../schema/parse-schema.ts";
import type { EntityRow, Value } from "../schema/value.ts";
import { copyColumns } from "./column-type.ts";
import { entityDdl } from "./entity-ddl.ts";
import { RowCopier, type StoredRow } from "./row-copier.ts";

const SCHEMA = parseSchema(`
  enum Color { BLUE RED }
  type Thing @entity(immutable: false) {
    id: Bytes! name: String count: Int big: BigInt ratio: BigDecimal isOpen: Boolean
    serial: Int8 at: Timestamp color: Color tags: [String!] parts: [BigInt!] pieces: [Bytes!] colors: [Color!]
  }
  type Fact @entity(immutable: true) { id: String! text: String }`);
const THING = SCHEMA.types.get("Thing") as EntityType;
const FACT = SCHEMA.types.get("Fact") as EntityType;

let database: TestDatabase;
let client: pg.PoolClient;

beforeAll(async () => {
  database = await createTestDatabase({ isMigrated: false });
  client = await database.pool.connect();
  for (const schema of ["direct", "values"]) {
    await client.query(`create schema ${schema}`);
    for (const statement of entityDdl(schema, SCHEMA)) await client.query(statement);
  }
});

afterAll(async () => {
  client.release();
  await database.drop();
});

const text = fc.string({ unit: "grapheme", maxLength: 40 }).filter((value) => !value.includes("\0"));
const bytes = fc.uint8Array({ maxLength: 80 });
const big = fc.oneof(
  fc.bigInt({ min: -(2n ** 256n), max: 2n ** 256n }),
  fc.bigInt({ min: -99_999n, max: 99_999n }),
);
const color = fc.constantFrom("BLUE", "RED");
const VALUES: readonly fc.Arbitrary<Value>[] = [
  text,
  fc.integer(),
  big,
  fc.record({ digits: big, exponent: fc.integer({ min: -40, max: 40 }) }),
  fc.boolean(),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
  fc.bigInt({ min: 0n, max: 4_000_000_000_999_999n }),
  color,
  fc.array(text, { maxLength: 4 }),
  fc.array(big, { maxLength: 4 }),
  fc.array(bytes, { maxLength: 4 }),
  fc.array(color, { maxLength: 4 }),
];
const thing: fc.Arbitrary<EntityRow> = fc
  .tuple(bytes, ...VALUES.map((value) => fc.option(value)))
  .map((row): EntityRow => row);
const fact: fc.Arbitrary<EntityRow> = fc.tuple(text, fc.option(text)).map((row): EntityRow => row);

async function expectSame(type: EntityType, values: readonly EntityRow[]): Promise<void> {
  const table = { table: type.table, columns: copyColumns(type) };
  const rows = values.map((row, index): StoredRow => {
    const upper = !type.isImmutable && index % 2 === 1 ? index + 10 : null;
    return { vid: (7n << 32n) + BigInt(index), row: encodeRow(type, row), lower: index, upper };
  });
  const copier = new RowCopier(type);
  await copyEncoded(client, { schema: "direct", ...table }, rows, (writer, row) => copier.write(writer, row));
  const places = rows.map(({ lower, upper }) => (type.isImmutable ? lower : { lower, upper }));
  const plain = values.map((row, index) => [rows[index]?.vid ?? 0n, places[index] ?? null, ...row]);
  await copyBinary(client, { schema: "values", ...table }, plain);
  const read = async (schema: string) =>
    (await client.query<{ row: string }>(`select t::text as row from ${schema}.${type.table} t order by vid`))
      .rows;
  expect(await read("direct")).toEqual(await read("values"));
  expect(await read("direct")).toHaveLength(values.length);
  await client.query(`truncate direct.${type.table}, values.${type.table}`);
}

test("rows copied from their images are those copied from their values", async () => {
  const distinct = {
    selector: ([id]: EntityRow) => (id instanceof Uint8Array ? Buffer.from(id).toString("hex") : id),
    minLength: 1,
    maxLength: 30,
  };
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(thing, distinct),
      fc.uniqueArray(fact, distinct),
      async (things, facts) => {
        await expectSame(THING, things);
        await expectSame(FACT, facts);
      },
    ),
    { numRuns: 40 },
  );
});
