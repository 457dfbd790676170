import { createTestDatabase, type TestDatabase } from "@facevalue/db/testing";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { EntityChange } from "../engine/entity-change.ts";
import type { EntitySchema, EntityType } from "../schema/entity-type.ts";
import { parseSchema } from "../schema/parse-schema.ts";
import type { EntityRow } from "../schema/value.ts";
import type { BlockPointer } from "./block-pointer.ts";
import { closeFeed, moveFeed, openFeed } from "./feed-consumer.ts";
import { readChangedRows } from "./read-changed-rows.ts";
import { readEntities } from "./read-entities.ts";
import type { Storage } from "./storage.ts";
import { blockAt, bytesOf, changeOf, openTestStorage } from "./testing/storage-fixture.ts";

const SCHEMA: EntitySchema = parseSchema(`
  type Account @entity(immutable: false) { id: ID! balance: Int! block: Int }
  type Seat @entity(immutable: false) { id: Bytes! owner: Account! removed: Boolean! }
  type Sale @entity(timeseries: true) { id: Int8! timestamp: Timestamp! amount: Int! }
  type Hourly @aggregation(intervals: ["hour"], source: "Sale") {
    id: Int8! timestamp: Timestamp! total: Int! @aggregate(fn: "sum", arg: "amount") }`);
const typeOf = (name: string) => SCHEMA.types.get(name) as EntityType;
const [ACCOUNT, SEAT, SALE] = [typeOf("Account"), typeOf("Seat"), typeOf("Sale")];

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

type Action =
  | { kind: "block"; writes: readonly { entity: number; value: number | null }[]; sales: number }
  | { kind: "commit"; finalityDepth: number; emptyTail: boolean }
  | { kind: "rollback"; depth: number }
  | { kind: "crash" }
  | { kind: "index" }
  | { kind: "read"; consumer: number; maxEntries: number }
  | { kind: "leave"; consumer: number };

const write = fc.record({
  entity: fc.integer({ min: 0, max: 4 }),
  value: fc.option(fc.integer({ min: 0, max: 99 }), { freq: 2 }),
});
const action: fc.Arbitrary<Action> = fc.oneof(
  {
    weight: 10,
    arbitrary: fc.record({
      kind: fc.constant("block" as const),
      writes: fc.array(write, { maxLength: 4 }),
      sales: fc.integer({ min: 0, max: 2 }),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant("commit" as const),
      finalityDepth: fc.integer({ min: -1, max: 6 }),
      emptyTail: fc.boolean(),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("rollback" as const), depth: fc.nat({ max: 4 }) }) },
  { weight: 1, arbitrary: fc.constant({ kind: "crash" as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: "index" as const }) },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant("read" as const),
      consumer: fc.nat({ max: 1 }),
      maxEntries: fc.integer({ min: 1, max: 4 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("leave" as const), consumer: fc.nat({ max: 1 }) }) },
);

type Copy = Map<string, string>;
const keyOf = (type: EntityType, row: EntityRow) =>
  `${type.name} ${textOf(row.slice(type.idColumn, type.idColumn + 1))}`;
const textOf = (row: EntityRow) =>
  row
    .map((value) =>
      value instanceof Uint8Array ? Buffer.from(value).toString("hex") : String(value as string),
    )
    .join(",");

/** A consumer that keeps a copy of the current rows by the feed alone. */
class Consumer {
  readonly #place: { schemaName: string; consumer: string };
  #copy: Copy | null = null;
  lastSeq = "0";

  constructor(schemaName: string, consumer: string) {
    this.#place = { schemaName, consumer };
  }

  async read(maxEntries: number): Promise<boolean> {
    if (this.#copy === null) await this.#copyAll();
    const changes = await readChangedRows(database.pool, {
      ...this.#place,
      entitySchema: SCHEMA,
      maxEntries,
    });
    const sequences = [this.lastSeq, ...changes.entries.map(({ seq }) => seq)].map(BigInt);
    expect(sequences).toEqual([...sequences].sort((a, b) => (a < b ? -1 : 1)));
    for (const { type, idKey, row, block } of changes.rows) {
      const key = `${type.name} ${idKey.replace(/^0x/, "")}`;
      if (row === null) this.#copy?.delete(key);
      else this.#copy?.set(key, textOf(row));
      if (row !== null) expect(block).not.toBeNull();
    }
    await moveFeed(database.pool, this.#place, changes.seq);
    this.lastSeq = changes.seq;
    return changes.entries.length > 0;
  }

  async #copyAll(): Promise<void> {
    this.lastSeq = (await openFeed(database.pool, this.#place)).seq;
    this.#copy = await currentRows(this.#place.schemaName);
  }

  async leave(): Promise<void> {
    await closeFeed(database.pool, this.#place);
    this.#copy = null;
  }

  async expectCurrent(): Promise<void> {
    while (await this.read(2));
    expect(this.#copy).toEqual(await currentRows(this.#place.schemaName));
  }
}

async function currentRows(schemaName: string): Promise<Copy> {
  const copy: Copy = new Map();
  for (const type of SCHEMA.types.values()) {
    for (const row of await readEntities(database.pool, { schemaName, type }))
      copy.set(keyOf(type, row), textOf(row));
  }
  return copy;
}

class Run {
  readonly #chainId: number;
  readonly #consumers: Consumer[];
  #storage!: Storage;
  #last = 0;
  #fork = 0;
  #existing: { block: number; keys: ReadonlySet<string> }[] = [];

  constructor(chainId: number) {
    this.#chainId = chainId;
    this.#consumers = ["one", "two"].map((name) => new Consumer(`chain_${chainId}`, name));
  }

  async open(): Promise<void> {
    const options = { entitySchema: SCHEMA, pruneIntervalBlocks: 2 };
    this.#storage = await openTestStorage(database.pool, this.#chainId, options);
  }

  async do(step: Action): Promise<void> {
    if (step.kind === "block") this.#append(step);
    else if (step.kind === "commit") await this.#commit(step);
    else if (step.kind === "rollback") await this.#rollBack(step.depth);
    else if (step.kind === "index") await this.#storage.buildIndexes();
    else if (step.kind === "read") await this.#consumers[step.consumer]?.read(step.maxEntries);
    else if (step.kind === "leave") await this.#consumers[step.consumer]?.leave();
    else {
      await this.#storage.close();
      await this.open();
      this.#truncate(this.#storage.cursor?.number ?? 0);
    }
  }

  #append({ writes, sales }: Extract<Action, { kind: "block" }>): void {
    const block = this.#nextBlock();
    const before = this.#existing.at(-1)?.keys ?? new Set();
    const keys = new Set(before);
    const changes = new Map<string, EntityChange>();
    for (const { entity, value } of writes) {
      const [type, id, key] =
        entity < 3 ? [ACCOUNT, `a${entity}`, `a${entity}`] : [SEAT, bytesOf(entity), `s${entity}`];
      const row = value === null ? null : entity < 3 ? [id, value, null] : [id, "a1", value > 50];
      if (row === null && !before.has(key)) changes.delete(key);
      else changes.set(key, changeOf(type, { id, row, block: block.number, existed: before.has(key) }));
      if (row === null) keys.delete(key);
      else keys.add(key);
    }
    for (let index = 0; index < sales; index++) {
      const id = (BigInt(block.number) << 32n) + BigInt(index);
      const row = [id, BigInt(block.timestamp) * 1_000_000n, index + this.#fork];
      changes.set(String(id), changeOf(SALE, { id, row, block: block.number }));
    }
    this.#storage.append(block, { changes: [...changes.values()], created: [] });
    this.#existing.push({ block: block.number, keys });
  }

  /** Half an hour after the block before. */
  #nextBlock(): BlockPointer {
    this.#last++;
    return { ...blockAt(this.#last, this.#fork), timestamp: 1_700_000_000 + this.#last * 1800 };
  }

  async #commit({ finalityDepth, emptyTail }: Extract<Action, { kind: "commit" }>): Promise<void> {
    if (!emptyTail && this.#storage.pending.blocks > 0) this.#last--;
    const cursor = this.#nextBlock();
    const finalizedBlock = Math.max(0, cursor.number - finalityDepth);
    await this.#storage.commit(cursor, { finalizedBlock, headBlock: cursor.number });
  }

  async #rollBack(depth: number): Promise<void> {
    const to = this.#storage.recentBlocks()[depth];
    if (to === undefined) return;
    await this.#storage.rollback(to);
    this.#fork++;
    this.#truncate(to.number);
  }

  #truncate(block: number): void {
    this.#last = block;
    this.#existing = this.#existing.filter((entry) => entry.block <= block);
  }

  async expectCopies(): Promise<void> {
    for (const consumer of this.#consumers) await consumer.expectCurrent();
  }

  async close(): Promise<void> {
    await this.#storage.close();
  }
}

let nextChainId = 1;

test("whoever applies the feed has the current rows, whatever the batches, roll-backs, crashes and prunings", async () => {
  const steps = fc.array(action, { minLength: 20, maxLength: 60, size: "max" });
  await fc.assert(
    fc.asyncProperty(steps, async (actions) => {
      const run = new Run(nextChainId++);
      await run.open();
      try {
        for (const step of actions) await run.do(step);
        await run.expectCopies();
      } finally {
        await run.close();
      }
    }),
    { numRuns: 25, endOnFailure: true },
  );
});
