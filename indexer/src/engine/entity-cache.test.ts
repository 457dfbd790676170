import { expect, test } from "vitest";
import { MemorySource } from "../../test-subgraphs/memory-source.ts";
import { decodePartialRow, encodeRow } from "../row/row-codec.ts";
import { parseSchema } from "../schema/parse-schema.ts";
import type { PartialRow } from "../schema/partial-row.ts";
import { EntityCache } from "./entity-cache.ts";

const SCHEMA = parseSchema(`
  enum Color { BLUE RED }
  type Point @entity(timeseries: true) { id: Int8! timestamp: Timestamp! price: BigInt! }
  type Fact @entity(immutable: true) { id: Bytes! text: String! }
  type Once @entity(immutable: true, skipDuplicates: true) { id: String! text: String! }
  type Seat @entity(immutable: false) { id: String! text: String! note: String color: Color }
`);

const typeOf = (name: string) => SCHEMA.types.get(name)!;

/** A cache in its block `number`, and the function that ends the block. */
function open(isSlow = false, cacheBytes = 1_000_000) {
  const source = new MemorySource(isSlow);
  const cache = new EntityCache({ schema: SCHEMA, source, cacheBytes });
  return {
    source,
    cache,
    async block(number: number, write: () => void | Promise<void>) {
      cache.startBlock({ number, timestampSeconds: 1000n });
      await write();
      cache.commitHandler();
      const changes = await cache.flush();
      source.apply({ blockNumber: number, changes, created: [], handlersRun: 0, errors: [] });
      return changes;
    },
  };
}

/** `cache.set` with an entity's values. */
const set = (cache: EntityCache, typeName: string, id: string, values: PartialRow) =>
  cache.set(typeOf(typeName), id, encodeRow(typeOf(typeName), values));

/** An entity's values as a mapping sees them. */
function valuesOf(typeName: string, seen: { readonly row: string | null } | null | undefined) {
  return seen?.row == null ? null : decodePartialRow(typeOf(typeName), seen.row);
}

const seat = (text: string | undefined, note?: string | null): PartialRow => [
  undefined,
  text,
  note,
  undefined,
];

test("an answer that comes after its block ended does not bring the old row back", async () => {
  const answers: ((row: string | null) => void)[] = [];
  const get = () => new Promise<string | null>((resolve) => answers.push(resolve));
  const source = { get, findByReference: () => Promise.resolve([]) };
  const cache = new EntityCache({ schema: SCHEMA, source, cacheBytes: 1_000_000 });
  cache.startBlock({ number: 1, timestampSeconds: 1000n });
  const early = cache.get(typeOf("Seat"), "a");
  void set(cache, "Seat", "a", seat("new", null));
  cache.commitHandler();
  const flushed = cache.flush();
  answers[1]?.(null);
  expect(await flushed).toHaveLength(1);
  answers[0]?.(null);
  expect(await early).toBeNull();
  cache.startBlock({ number: 2, timestampSeconds: 1001n });
  expect(valuesOf("Seat", await cache.get(typeOf("Seat"), "a"))).toEqual(["a", "new", null, null]);
  expect(answers).toHaveLength(2);
});

test("timeseries get their id and time from the host", async () => {
  const { block, cache } = open();
  const changes = await block(7, async () => {
    await set(cache, "Point", "auto", [undefined, undefined, 5n]);
    await set(cache, "Point", "1", [1n, 99n, 6n]);
  });
  expect(changes.map((change) => valuesOf("Point", change))).toEqual([
    [7n << 32n, 1_000_000_000n, 5n],
    [(7n << 32n) + 1n, 1_000_000_000n, 6n],
  ]);
});

test("`auto` makes ids of bytes: block and sequence, four bytes each", async () => {
  const { block, cache } = open();
  const [change] = await block(258, () => set(cache, "Fact", "auto", [undefined, "a"]));
  expect(change?.idKey).toBe("0x0000010200000000");
});

test.each([false, true])("an immutable entity is not looked up when written (slow: %s)", async (isSlow) => {
  const { block, cache, source } = open(isSlow);
  await block(1, () => set(cache, "Fact", "0x01", [undefined, "a"]));
  expect(source.reads).toBe(0);
  await cache.get(typeOf("Fact"), "0x01");
  await expect(block(2, () => set(cache, "Fact", "0x01", [undefined, "b"]))).rejects.toThrow("is immutable");
});

test("one that was looked up before it existed is found afterwards", async () => {
  const { block, cache } = open();
  await block(1, async () => {
    expect(await cache.get(typeOf("Fact"), "0x01")).toBeNull();
    await set(cache, "Fact", "0x01", [undefined, "a"]);
  });
  expect(valuesOf("Fact", await cache.get(typeOf("Fact"), "0x01"))).toEqual([expect.anything(), "a"]);
});

test("skipDuplicates keeps the first version", async () => {
  const { block, cache, source } = open(true);
  await block(1, () => set(cache, "Once", "a", [undefined, "first"]));
  expect(await block(2, () => set(cache, "Once", "a", [undefined, "second"]))).toEqual([]);
  expect(source.read(typeOf("Once"), "a")).toEqual({ id: "a", text: "first" });
});

test("a set completes a stored entity, also one that has to be fetched", async () => {
  const { block, cache } = open(true, 1);
  await block(1, () => set(cache, "Seat", "s", seat("front", "vip")));
  cache.forget();
  const changes = await block(2, () => set(cache, "Seat", "s", seat(undefined, null)));
  expect(changes).toMatchObject([{ existed: true }]);
  expect(valuesOf("Seat", changes[0])).toEqual(["s", "front", null, null]);
});

test("what a failed handler did is gone, what earlier handlers did stays", async () => {
  const { cache } = open();
  cache.startBlock({ number: 1, timestampSeconds: 0n });
  await set(cache, "Seat", "s", seat("kept", "note"));
  cache.commitHandler();
  await set(cache, "Seat", "s", seat("dropped"));
  cache.remove(typeOf("Seat"), "s");
  expect(cache.getInBlock(typeOf("Seat"), "s")).toBeNull();
  cache.discardHandler();
  expect(valuesOf("Seat", cache.getInBlock(typeOf("Seat"), "s"))).toEqual(["s", "kept", "note", undefined]);
});

test("ids are checked: kind, spelling, and that entity and key agree", async () => {
  const { block, cache } = open();
  await block(1, () => set(cache, "Fact", "AB", [undefined, "a"]));
  expect(await cache.get(typeOf("Fact"), "0xab")).not.toBeNull();
  expect(() => cache.get(typeOf("Fact"), "0xabc")).toThrow("is no Bytes");
  expect(() => set(cache, "Seat", "s", ["t", "x", null, null])).toThrow("conflicts with ID");
});

test("an enum takes only its values", () => {
  const { cache } = open();
  expect(() => set(cache, "Seat", "s", ["s", "x", null, "GREEN"])).toThrow("no value of the enum Color");
});
