import { createTestDatabase, type TestDatabase } from "@facevalue/db/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { decodeRow } from "../row/row-codec.ts";
import type { EntityType } from "../schema/entity-type.ts";
import { parseSchema } from "../schema/parse-schema.ts";
import type { EntityRow } from "../schema/value.ts";
import { digestTables } from "./digest.ts";
import type { Storage } from "./storage.ts";
import { blockAt, bytesOf, changeOf, openTestStorage } from "./testing/storage-fixture.ts";

const FIELDS = '{ name: "name" }, { name: "aliases" }';
const SCHEMA = `
  type Venue @entity(immutable: false) { id: Bytes! name: String! aliases: [String!] }
  type Note @entity(immutable: true, skipDuplicates: true) { id: Int8! text: String }`;
const SEARCH = `
  type _Schema_
    @fulltext(name: "venueSearch", language: en, algorithm: rank, include: [{ entity: "Venue", fields: [${FIELDS}] }])
    @fulltext(name: "words", language: simple, algorithm: proximityRank,
      include: [{ entity: "Note", fields: [{ name: "text" }] }])`;

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

function typesOf(schema: string): { venue: EntityType; note: EntityType } {
  const { types } = parseSchema(schema);
  return { venue: types.get("Venue") as EntityType, note: types.get("Note") as EntityType };
}

async function index(chainId: number, schema: string): Promise<Storage> {
  const { venue, note } = typesOf(schema);
  const storage = await openTestStorage(database.pool, chainId, { entitySchema: parseSchema(schema) });
  const row = (name: string, aliases: string[] | null): EntityRow => [bytesOf(1), name, aliases];
  const change = (block: number, values: EntityRow, existed: boolean) =>
    changeOf(venue, { id: bytesOf(1), row: values, block, existed });
  const first = [change(1, row("The Running Horses", ["Old Racecourse"]), false)];
  first.push(changeOf(note, { id: 1n, row: [1n, "Doors open"], block: 1 }));
  first.push(changeOf(note, { id: 2n, row: [2n, null], block: 1 }));
  storage.append(blockAt(1), { changes: first, created: [] });
  await storage.commit(blockAt(1), { finalizedBlock: 0, headBlock: 1 });
  storage.append(blockAt(2), { changes: [change(2, row("Stadium", null), true)], created: [] });
  await storage.commit(blockAt(2), { finalizedBlock: 0, headBlock: 2 });
  await storage.buildIndexes();
  return storage;
}

const matches = async (table: string, column: string, query: string) => {
  const statement = `select count(*)::int as n from ${table} where ${column} @@ ${query}`;
  return (await database.pool.query<{ n: number }>(statement)).rows[0]?.n;
};

test("texts are searched by their language, in every version, after roll-backs too", async () => {
  const storage = await index(1, SCHEMA + SEARCH);
  const current = "chain_1.venue where upper_inf(block_range) and venue_search is not null and true";
  expect(await matches("chain_1.venue", "venue_search", "to_tsquery('english', 'run & horse')")).toBe(1);
  expect(await matches("chain_1.venue", "venue_search", "to_tsquery('english', 'racecourse')")).toBe(1);
  expect(await matches("chain_1.venue", "venue_search", "to_tsquery('english', 'stadium')")).toBe(1);
  expect(await matches("chain_1.note", "words", "to_tsquery('simple', 'doors <-> open')")).toBe(1);
  const count = `select count(*)::int as n from ${current} and venue_search @@ to_tsquery('english', 'horse')`;
  expect((await database.pool.query<{ n: number }>(count)).rows[0]?.n).toBe(0);
  await storage.rollback(blockAt(1));
  expect((await database.pool.query<{ n: number }>(count)).rows[0]?.n).toBe(1);
  const indexes = "select indexdef from pg_indexes where schemaname = 'chain_1' and indexdef like '%gin%'";
  expect((await database.pool.query(indexes)).rows).toHaveLength(2);
  await storage.close();
});

test("handlers and digests do not see the search columns", async () => {
  const storage = await index(2, SCHEMA + SEARCH);
  const { venue } = typesOf(SCHEMA + SEARCH);
  const stored = await storage.get(venue, "0x00000001");
  expect(stored && decodeRow(venue, stored)).toEqual([bytesOf(1), "Stadium", null]);
  await storage.close();
  await (await index(3, SCHEMA)).close();
  const [withSearch, without] = await Promise.all(
    [2, 3].map(async (chainId) => Object.values(await digestTables(database.pool, { chainId }))),
  );
  expect(withSearch).toEqual(without);
});
