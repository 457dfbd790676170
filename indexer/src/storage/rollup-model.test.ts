import { createTestDatabase, type TestDatabase } from "@facevalue/db/testing";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { EntityType } from "../schema/entity-type.ts";
import type { BlockPointer } from "./block-pointer.ts";
import type { Storage } from "./storage.ts";
import { STATS_SCHEMA } from "./testing/stats-schema.ts";
import { blockAt, bytesOf, changeOf, openTestStorage } from "./testing/storage-fixture.ts";

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(() => database.drop());

const TRADE = STATS_SCHEMA.types.get("Trade") as EntityType;
const HOUR = 3600;
const DAY = 24 * HOUR;
/** Half an hour before midnight, so that days end early in a run. */
const START = 1_700_006_400 - HOUR / 2;

interface Trade {
  readonly id: bigint;
  readonly time: number;
  readonly seat: string;
  readonly buyer: number | null;
  readonly price: bigint;
  readonly fee: bigint;
  readonly amount: number;
}

type Action =
  | { kind: "block"; seconds: number; trades: readonly Omit<Trade, "id" | "time">[] }
  | { kind: "commit"; emptySeconds: number }
  | { kind: "rollback"; depth: number }
  | { kind: "crash" };

const trade = fc.record({
  seat: fc.constantFrom("a", "b"),
  buyer: fc.option(fc.integer({ min: 1, max: 9 }), { freq: 2 }),
  price: fc.bigInt({ min: -5n, max: 10n ** 30n }),
  fee: fc.bigInt({ min: 0n, max: 9n }),
  amount: fc.integer({ min: 0, max: 5 }),
});
const seconds = fc.oneof(
  fc.integer({ min: 1, max: HOUR }),
  fc.constantFrom(HOUR / 2, HOUR / 2, HOUR, HOUR - 1, HOUR + 1, 5 * HOUR, DAY, 3 * DAY),
);
const action: fc.Arbitrary<Action> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant("block" as const),
      seconds,
      trades: fc.array(trade, { maxLength: 3 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant("commit" as const),
      emptySeconds: fc.oneof(fc.constant(0), seconds),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("rollback" as const), depth: fc.nat({ max: 4 }) }) },
  { weight: 1, arbitrary: fc.constant({ kind: "crash" as const }) },
);

/** Rows of a table by start of interval and seat, computed from all trades at once. */
function expectedRows(trades: readonly Trade[], until: number, interval: number): Map<string, Trade[]> {
  const groups = new Map<string, Trade[]>();
  for (const entry of trades) {
    const start = Math.floor(entry.time / interval) * interval;
    if (start + interval > until) continue;
    const key = `${start} ${entry.seat}`;
    groups.set(key, [...(groups.get(key) ?? []), entry]);
  }
  return groups;
}

const sum = (values: readonly bigint[]) => values.reduce((total, value) => total + value, 0n);
const most = (values: readonly bigint[]) => values.reduce((one, other) => (one > other ? one : other));
const least = (values: readonly bigint[]) => values.reduce((one, other) => (one < other ? one : other));
const buyers = (group: readonly Trade[]) => group.flatMap(({ buyer }) => (buyer === null ? [] : [buyer]));
const hex = (buyer: number | undefined) =>
  buyer === undefined ? null : Buffer.from(bytesOf(buyer)).toString("hex");

function statsOf(trades: readonly Trade[], until: number, interval: number): string[] {
  return [...expectedRows(trades, until, interval)].map(([key, group]) => {
    const volume = sum(group.map(({ price, amount, fee }) => price * BigInt(amount) + fee));
    const lows = group.map(({ price, amount }) => (amount > 2 ? price : price * 2n));
    return [
      key,
      group.at(-1)?.id,
      group.length,
      volume,
      most(group.map(({ price }) => price)),
      least(lows),
      hex(buyers(group)[0]),
      group.at(-1)?.price,
    ].join("|");
  });
}

function lifetimesOf(trades: readonly Trade[], until: number): string[] {
  return [...expectedRows(trades, until, HOUR)].map(([key, group]) => {
    const [start = "", seat] = key.split(" ");
    const before = trades.filter((entry) => entry.seat === seat && entry.time < Number(start) + HOUR);
    const all = buyers(before);
    return [
      key,
      group.length,
      before.length,
      sum(before.map(({ price }) => price)),
      hex(all[0]),
      hex(all.at(-1)),
    ].join("|");
  });
}

class Run {
  readonly #chainId: number;
  #storage!: Storage;
  #trades: Trade[] = [];
  #blocks: BlockPointer[] = [];
  #fork = 0;

  constructor(chainId: number) {
    this.#chainId = chainId;
  }

  async open(): Promise<void> {
    const options = { entitySchema: STATS_SCHEMA, pruneIntervalBlocks: 2 };
    this.#storage = await openTestStorage(database.pool, this.#chainId, options);
  }

  async do(step: Action): Promise<void> {
    if (step.kind === "block") return this.#append(step.seconds, step.trades);
    if (step.kind === "commit") await this.#commit(step.emptySeconds);
    else if (step.kind === "crash") {
      await this.close();
      await this.open();
      this.#forget(this.#storage.cursor?.number ?? -1);
    } else {
      const to = this.#storage.recentBlocks()[step.depth];
      if (to === undefined) return;
      await this.#storage.rollback(to);
      this.#fork++;
      this.#forget(to.number);
    }
    await this.#expectTables();
  }

  #append(later: number, trades: readonly Omit<Trade, "id" | "time">[]): void {
    const block = this.#nextBlock(later);
    const added = trades.map((entry, index): Trade => {
      return { ...entry, id: (BigInt(block.number) << 32n) + BigInt(index), time: block.timestamp };
    });
    const changes = added.map(({ id, time, seat, buyer, price, fee, amount }) => {
      const bytes = buyer === null ? null : bytesOf(buyer);
      const row = [id, BigInt(time) * 1_000_000n, seat, bytes, price, { digits: fee, exponent: 0 }, amount];
      return changeOf(TRADE, { id, row, block: block.number });
    });
    this.#storage.append(block, { changes, created: [] });
    this.#trades.push(...added);
  }

  #nextBlock(later: number): BlockPointer {
    const last = this.#blocks.at(-1);
    const timestamp = last === undefined ? START : last.timestamp + later;
    const block = { ...blockAt((last?.number ?? 0) + 1, this.#fork), timestamp };
    this.#blocks.push(block);
    return block;
  }

  async #commit(emptySeconds: number): Promise<void> {
    const last = this.#blocks.at(-1);
    const cursor = last === undefined || emptySeconds > 0 ? this.#nextBlock(emptySeconds) : last;
    await this.#storage.commit(cursor, { finalizedBlock: cursor.number - 5, headBlock: cursor.number });
  }

  #forget(after: number): void {
    this.#blocks = this.#blocks.filter(({ number }) => number <= after);
    this.#trades = this.#trades.filter(({ id }) => id >> 32n <= after);
  }

  async #expectTables(): Promise<void> {
    const until = this.#storage.cursor?.timestamp ?? 0;
    const trades = this.#trades.filter(({ time }) => time <= until);
    const stats = `concat_ws(' ', extract(epoch from timestamp)::int8, seat) || '|' || concat_ws('|', id, count, volume, high, low,
      coalesce(encode(first_buyer, 'hex'), ''), close)`;
    expect(await this.#texts("stats_hour", stats)).toEqual(statsOf(trades, until, HOUR).toSorted());
    expect(await this.#texts("stats_day", stats)).toEqual(statsOf(trades, until, DAY).toSorted());
    const lifetime = `concat_ws(' ', extract(epoch from timestamp)::int8, seat) || '|' || concat_ws('|', trades, all_trades, all_volume,
      coalesce(encode(first_buyer_ever, 'hex'), ''), coalesce(encode(last_buyer, 'hex'), ''))`;
    expect(await this.#texts("lifetime_hour", lifetime)).toEqual(lifetimesOf(trades, until).toSorted());
    await this.#expectBlocks();
  }

  async #texts(table: string, expression: string): Promise<string[]> {
    const statement = `select ${expression} as text from chain_${this.#chainId}.${table}`;
    const { rows } = await database.pool.query<{ text: string }>(statement);
    return rows.map(({ text }) => text).toSorted();
  }

  /** A row belongs to the first block at or after the end of its day. */
  async #expectBlocks(): Promise<void> {
    const { rows } = await database.pool.query<{ start: string; block: number; amount: string }>(
      `select extract(epoch from timestamp)::int8 as start, block$ as block, amount from chain_${this.#chainId}.total_day`,
    );
    for (const { start, block, amount } of rows) {
      const [from, to] = [Number(start), Number(start) + DAY];
      expect(block).toBe(this.#blocks.find(({ timestamp }) => timestamp >= to)?.number);
      const inside = this.#trades.filter(({ time }) => time >= from && time < to);
      expect(amount).toBe(String(inside.reduce((total, entry) => total + entry.amount, 0)));
    }
  }

  async close(): Promise<void> {
    await this.#storage.close();
  }
}

let nextChainId = 1;

test("aggregations hold what the finished intervals' rows say, whatever the batches, roll-backs and crashes", async () => {
  const steps = fc.array(action, { minLength: 15, maxLength: 40, size: "max" });
  await fc.assert(
    fc.asyncProperty(steps, async (actions) => {
      const run = new Run(nextChainId++);
      await run.open();
      try {
        for (const step of [...actions, { kind: "commit", emptySeconds: DAY } as const]) await run.do(step);
      } finally {
        await run.close();
      }
    }),
    { numRuns: 15, endOnFailure: true },
  );
});
