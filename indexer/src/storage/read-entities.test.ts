import { createTestDatabase, type TestDatabase } from "@facevalue/db/testing";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { EntityChange } from "../engine/entity-change.ts";
import type { EntityType } from "../schema/entity-type.ts";
import type { EntityRow } from "../schema/value.ts";
import { readEntities } from "./read-entities.ts";
import { blockAt, bytesOf, changeOf, openTestStorage } from "./testing/storage-fixture.ts";
import { ACCOUNT, SALE } from "./testing/ticket-schema.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const IDS = ["B", "a", "ä", "💡"];

interface Block {
  readonly writes: readonly { account: number; balance: number | null }[];
  readonly hasSale: boolean;
  readonly isCommitted: boolean;
}

const block: fc.Arbitrary<Block> = fc.record({
  writes: fc.uniqueArray(
    fc.record({
      account: fc.nat({ max: IDS.length - 1 }),
      balance: fc.option(fc.nat({ max: 99 }), { freq: 3 }),
    }),
    { selector: ({ account }) => account, maxLength: 3 },
  ),
  hasSale: fc.boolean(),
  isCommitted: fc.boolean(),
});

/** Every state that there ever was: accounts by id after each block, and sales with their blocks. */
class History {
  readonly states: ReadonlyMap<string, number>[] = [new Map()];
  readonly sales: { block: number; row: EntityRow }[] = [];

  add({ writes, hasSale }: Block): EntityChange[] {
    const number = this.states.length;
    const state = new Map(this.states.at(-1));
    const changes: EntityChange[] = [];
    for (const { account, balance } of writes) {
      const id = IDS[account] as string;
      const existed = state.has(id);
      if (balance === null ? !existed : state.get(id) === balance) continue;
      changes.push(
        changeOf(ACCOUNT, { id, row: balance === null ? null : [id, balance], block: number, existed }),
      );
      if (balance === null) state.delete(id);
      else state.set(id, balance);
    }
    if (hasSale) {
      const row: EntityRow = [bytesOf(1000 - number), "ada", BigInt(number)];
      this.sales.push({ block: number, row });
      changes.push(changeOf(SALE, { id: row[0] as Uint8Array, row, block: number }));
    }
    this.states.push(state);
    return changes;
  }

  accounts(number: number): EntityRow[] {
    return [...(this.states[number] ?? [])].toSorted(([a], [b]) =>
      Buffer.compare(Buffer.from(a), Buffer.from(b)),
    );
  }

  salesUpTo(number: number): EntityRow[] {
    const rows = this.sales.filter((sale) => sale.block <= number).map(({ row }) => row);
    return rows.toSorted(([a], [b]) => Buffer.compare(a as Uint8Array, b as Uint8Array));
  }
}

let nextChainId = 1;

test.each([
  { keepHistory: true, historyBlocks: 0 },
  { keepHistory: false, historyBlocks: 0 },
  { keepHistory: false, historyBlocks: 5 },
])(
  "reads are the full history's states, as far back as it is kept ($keepHistory, $historyBlocks)",
  async (policy) => {
    await fc.assert(
      fc.asyncProperty(fc.array(block, { minLength: 8, maxLength: 25, size: "max" }), async (blocks) => {
        const chainId = nextChainId++;
        const storage = await openTestStorage(database.pool, chainId, { ...policy, pruneIntervalBlocks: 2 });
        const history = new History();
        try {
          for (const [index, entry] of blocks.entries()) {
            const number = index + 1;
            storage.append(blockAt(number), { changes: history.add(entry), created: [] });
            if (index === 4) await storage.buildIndexes();
            if (!entry.isCommitted && number < blocks.length) continue;
            await storage.commit(blockAt(number), { finalizedBlock: number - 2, headBlock: number });
            await expectHistory(`chain_${chainId}`, history, { last: number, ...policy });
          }
        } finally {
          await storage.close();
        }
      }),
      { numRuns: 8, endOnFailure: true },
    );
  },
);

async function expectHistory(
  schemaName: string,
  history: History,
  { last, keepHistory, historyBlocks }: { last: number; keepHistory: boolean; historyBlocks: number },
): Promise<void> {
  const { rows } = await database.pool.query<{ earliest: number }>(
    `select earliest_block as earliest from ${schemaName}.cursor$`,
  );
  const earliest = rows[0]?.earliest ?? Number.NaN;
  if (keepHistory) expect(earliest).toBe(0);
  else expect(earliest).toBeLessThanOrEqual(Math.max(0, last - Math.max(historyBlocks, 2)));
  const read = (type: EntityType, asOf?: number) =>
    readEntities(database.pool, { schemaName, type, block: asOf });
  for (let number = 0; number <= last; number++) {
    if (number < earliest) {
      await expect(read(ACCOUNT, number)).rejects.toMatchObject({ code: "HISTORY_PRUNED" });
      continue;
    }
    expect(await read(ACCOUNT, number)).toEqual(history.accounts(number));
    expect(await read(SALE, number)).toEqual(history.salesUpTo(number));
  }
  expect(await read(ACCOUNT)).toEqual(history.accounts(last));
}

test("reads certain ids and page by page, and refuses blocks that are not there", async () => {
  const storage = await openTestStorage(database.pool, 999);
  const changes = [1, 2, 3].map((number) =>
    changeOf(ACCOUNT, { id: `a${number}`, row: [`a${number}`, number], block: 1 }),
  );
  storage.append(blockAt(1), { changes, created: [] });
  await storage.commit(blockAt(1), { finalizedBlock: 0, headBlock: 1 });
  const options = { schemaName: "chain_999", type: ACCOUNT };
  const read = (more: object) => readEntities(database.pool, { ...options, ...more });
  expect(await read({ ids: ["a3", "a1", "x"], block: 1 })).toEqual([
    ["a1", 1],
    ["a3", 3],
  ]);
  expect(await read({ limit: 2 })).toEqual([
    ["a1", 1],
    ["a2", 2],
  ]);
  expect(await read({ after: "a2", limit: 2 })).toEqual([["a3", 3]]);
  for (const number of [2, -1, 1.5, Number.NaN])
    await expect(read({ block: number })).rejects.toMatchObject({ code: "BAD_USER_INPUT" });
  await storage.close();
});
