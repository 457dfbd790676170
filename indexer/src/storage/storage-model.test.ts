import { createTestDatabase, type TestDatabase } from "@facevalue/db/testing";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { EntityChange } from "../engine/entity-change.ts";
import { decodeRow } from "../row/row-codec.ts";
import type { EntityType } from "../schema/entity-type.ts";
import type { EntityRow } from "../schema/value.ts";
import type { BlockPointer } from "./block-pointer.ts";
import type { Storage } from "./storage.ts";
import { blockAt, bytesOf, changeOf, openTestStorage } from "./testing/storage-fixture.ts";
import { ACCOUNT, SALE } from "./testing/ticket-schema.ts";

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(() => database.drop());

type Action =
  | {
      kind: "block";
      gap: number;
      writes: readonly { account: number; balance: number | null }[];
      sales: number;
    }
  | { kind: "commit"; finalityDepth: number; emptyTail: number }
  | { kind: "rollback"; depth: number }
  | { kind: "crash" }
  | { kind: "index" };

const write = fc.record({
  account: fc.integer({ min: 0, max: 2 }),
  balance: fc.option(fc.integer({ min: 0, max: 99 }), { freq: 4 }),
});
const action: fc.Arbitrary<Action> = fc.oneof(
  {
    weight: 10,
    arbitrary: fc.record({
      kind: fc.constant("block" as const),
      gap: fc.constantFrom(1, 1, 1, 2),
      writes: fc.array(write, { maxLength: 4 }),
      sales: fc.integer({ min: 0, max: 2 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant("commit" as const),
      finalityDepth: fc.integer({ min: -2, max: 8 }),
      emptyTail: fc.integer({ min: 0, max: 2 }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("rollback" as const), depth: fc.nat({ max: 5 }) }) },
  { weight: 1, arbitrary: fc.constant({ kind: "crash" as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: "index" as const }) },
);

/** Table name and id → the row's values, as text. */
type State = ReadonlyMap<string, string>;

/** Keeps the whole state after every block of the current fork. */
class Model {
  history: { pointer: BlockPointer; state: State }[] = [];

  get last(): BlockPointer | null {
    return this.history.at(-1)?.pointer ?? null;
  }

  get state(): State {
    return this.history.at(-1)?.state ?? new Map();
  }

  stateAt(block: number): State {
    return this.history.findLast(({ pointer }) => pointer.number <= block)?.state ?? new Map();
  }

  apply(pointer: BlockPointer, changes: readonly EntityChange[]): void {
    const state = new Map(this.state);
    for (const { type, idKey, row } of changes) {
      if (row === null) state.delete(`${type.table} ${idKey}`);
      else state.set(`${type.table} ${idKey}`, textOf(decodeRow(type, row)));
    }
    this.history.push({ pointer, state });
  }

  truncate(block: number): void {
    this.history = this.history.filter(({ pointer }) => pointer.number <= block);
  }
}

/** Drives a storage and the model alike. */
class Run {
  readonly model = new Model();
  readonly chainId: number;
  readonly keepHistory: boolean;
  storage!: Storage;
  fork = 0;

  constructor(chainId: number, keepHistory: boolean) {
    this.chainId = chainId;
    this.keepHistory = keepHistory;
  }

  async open(): Promise<void> {
    this.storage = await openTestStorage(database.pool, this.chainId, {
      keepHistory: this.keepHistory,
      pruneIntervalBlocks: 3,
    });
  }

  async do(step: Action): Promise<void> {
    if (step.kind === "block") this.#appendBlock(step);
    else if (step.kind === "commit") await this.#commit(step);
    else if (step.kind === "rollback") await this.#rollBack(step.depth);
    else if (step.kind === "index") await this.storage.buildIndexes();
    else await this.#crash();
  }

  #appendBlock({ gap, writes, sales }: Extract<Action, { kind: "block" }>): void {
    const number = (this.model.last?.number ?? 10) + gap;
    const finals = new Map(writes.map(({ account, balance }) => [`account-${account}`, balance]));
    const changes: EntityChange[] = [];
    for (const [id, balance] of finals) {
      const existed = this.model.state.has(`account ${id}`);
      if (!existed && balance === null) continue;
      const row: EntityRow | null = balance === null ? null : [id, balance];
      changes.push(changeOf(ACCOUNT, { id, row, block: number, existed }));
    }
    for (let index = 0; index < sales; index++) {
      const id = bytesOf(number * 10 + index);
      const row: EntityRow = [id, "account-1", BigInt(this.fork * 1000 + number)];
      changes.push(changeOf(SALE, { id, row, block: number }));
    }
    const pointer = blockAt(number, this.fork);
    this.storage.append(pointer, { changes, created: [] });
    this.model.apply(pointer, changes);
  }

  async #commit({ finalityDepth, emptyTail }: Extract<Action, { kind: "commit" }>): Promise<void> {
    const cursor =
      emptyTail === 0 && this.model.last !== null ? this.model.last : this.#emptyBlock(emptyTail);
    const finalizedBlock = Math.max(0, cursor.number - finalityDepth);
    await this.storage.commit(cursor, { finalizedBlock, headBlock: cursor.number });
    await this.#expectStored();
  }

  #emptyBlock(gap: number): BlockPointer {
    const pointer = blockAt((this.model.last?.number ?? 10) + Math.max(gap, 1), this.fork);
    this.model.apply(pointer, []);
    return pointer;
  }

  async #rollBack(depth: number): Promise<void> {
    const to = this.storage.recentBlocks()[depth];
    if (to === undefined) return;
    await this.storage.rollback(to);
    this.model.truncate(to.number);
    this.fork++;
    expect(this.storage.cursor).toEqual(to);
    expect(this.storage.pending).toEqual({ blocks: 0, changes: 0 });
    await this.#expectStored();
  }

  async #crash(): Promise<void> {
    await this.storage.close();
    await this.open();
    this.model.truncate(this.storage.cursor?.number ?? -1);
    await this.#expectStored();
  }

  /** The current versions are the model's, and so are those at every block that can be rolled back to. */
  async #expectStored(): Promise<void> {
    const blocks = this.storage.recentBlocks().map(({ number }) => number);
    const schema = `chain_${this.chainId}`;
    const { rows } = await database.pool.query<{ block: number | null; key: string; text: string }>(
      `select n as block, 'account ' || id as key, balance::text as text
         from ${schema}.account join unnest($1::int[]) u (n) on block_range @> n
       union all select n, 'sale 0x' || encode(id, 'hex'), buyer || ',' || amount
         from ${schema}.sale join unnest($1::int[]) u (n) on block$ <= n
       union all select null, 'account ' || id, balance::text from ${schema}.account where upper_inf(block_range)
       union all select null, 'sale 0x' || encode(id, 'hex'), buyer || ',' || amount from ${schema}.sale`,
      [blocks],
    );
    for (const block of [null, ...blocks]) {
      const stored = rows
        .filter((row) => row.block === block)
        .map(({ key, text }): [string, string] => [key, text]);
      const expected = this.model.stateAt(block ?? this.storage.cursor?.number ?? -1);
      expect(new Map(stored)).toEqual(expected);
      expect(stored).toHaveLength(expected.size);
    }
  }

  /** Reads see what is pending. */
  async expectReads(): Promise<void> {
    for (let account = 0; account <= 2; account++) {
      const id = `account-${account}`;
      const row = await this.storage.get(ACCOUNT, id);
      expect(row === null ? undefined : textOf(decodeRow(ACCOUNT, row))).toBe(
        this.model.state.get(`account ${id}`),
      );
    }
    const sales = [...this.model.state.keys()].filter((key) => key.startsWith("sale "));
    const found = await this.storage.findByReference(SALE, SALE.columns[1]!, "account-1");
    expect(found.map((row) => keyOf(SALE, decodeRow(SALE, row))).toSorted()).toEqual(sales.toSorted());
  }
}

/** The values beside the id. */
function textOf(row: EntityRow): string {
  return row
    .slice(1)
    .map((value) => String(value as string | number | bigint))
    .join(",");
}

function keyOf(type: EntityType, row: EntityRow): string {
  return `${type.table} 0x${Buffer.from(row[0] as Uint8Array).toString("hex")}`;
}

let nextChainId = 1;

test.each([
  { keepHistory: false, numRuns: 25 },
  { keepHistory: true, numRuns: 8 },
])(
  "any sequence of commits, roll-backs and crashes keeps to the model ($keepHistory)",
  async ({ keepHistory, numRuns }) => {
    const steps = fc.array(action, { minLength: 20, maxLength: 60, size: "max" });
    await fc.assert(
      fc.asyncProperty(steps, async (actions) => {
        const run = new Run(nextChainId++, keepHistory);
        await run.open();
        try {
          for (const step of actions) {
            await run.do(step);
            await run.expectReads();
          }
        } finally {
          await run.storage.close();
        }
      }),
      { numRuns },
    );
  },
);
