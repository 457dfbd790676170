import { silentLogger } from "@facevalue/core";
import { createDatabase } from "@facevalue/db";
import { createTestDatabase, type TestDatabase } from "@facevalue/db/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { recomputeDirty } from "../../compute/recompute-dirty.ts";
import { RowMemory } from "../../compute/row-memory.ts";
import { updateRows } from "../../compute/update-rows.ts";
import { applyChanges } from "../../feed/apply-changes.ts";
import { METRICS } from "../../metrics/registry.ts";
import { RESELLER, resaleTrades, TEAM, teamTrades } from "../../testing/resale-trades.ts";
import { TestChain } from "../../testing/test-chain.ts";
import { FactsKeeper } from "../facts/facts-keeper.ts";
import { RunKeeper } from "./run-keeper.ts";

let database: TestDatabase;
let lastChainId = 8900;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

/** A worker's process: what it remembers, and what it can do on a network. */
class Worker {
  readonly chain: TestChain;
  readonly #context;

  constructor(chain: TestChain) {
    this.chain = chain;
    this.#context = {
      pool: database.pool,
      db: createDatabase(database.pool),
      logger: silentLogger,
      memory: new RowMemory(),
      facts: new FactsKeeper(),
      runs: new RunKeeper(),
      signal: new AbortController().signal,
    };
  }

  static async create(): Promise<Worker> {
    lastChainId += 1;
    return new Worker(await TestChain.create(database.pool, lastChainId));
  }

  async computeAll(): Promise<void> {
    for (const name of ["wash-trade", "detection"]) {
      await this.mark(name);
      expect((await recomputeDirty(this.#context, this.#unit(name))).outcome).toBe("clean");
    }
  }

  async update(): Promise<boolean> {
    await this.mark("wash-trade");
    await recomputeDirty(this.#context, this.#unit("wash-trade"));
    await this.mark("detection");
    return await updateRows(this.#context, this.#unit("detection"));
  }

  async mark(name: string): Promise<void> {
    await applyChanges(this.#context.db, this.#unit(name));
  }

  #unit(name: string) {
    const metric = METRICS.find((one) => one.name === name);
    if (metric === undefined) throw new RangeError(`no metric ${name}`);
    return { metric, network: this.chain };
  }

  /** What is said of the entity, without its place among all. */
  async verdict(entity: string): Promise<unknown> {
    const named = [this.chain.chainId, Buffer.from(entity, "hex")];
    const score = await database.pool.query(
      `select wallet_count, score, band, logit, head, tickets_over_limit, over_cap, measured, gaps, as_of_block
       from metrics.score where chain_id = $1 and entity = $2`,
      named,
    );
    const signals = await database.pool.query(
      `select code, value, contribution, evidence, evidence_count, as_of_block from metrics.signal
       where chain_id = $1 and entity = $2 order by code`,
      named,
    );
    return { score: score.rows[0], signals: signals.rows };
  }

  async count(query: string): Promise<number> {
    const { rows } = await database.pool.query<{ count: string }>(`select count(*) from ${query}`, [
      this.chain.chainId,
    ]);
    return Number(rows[0]?.count);
  }
}

test("who a block names is judged again by all it did, as the next run does", async () => {
  const worker = await Worker.create();
  const blocks = resaleTrades();
  await worker.chain.commit(blocks.slice(0, 2));
  await worker.computeAll();
  const before = await worker.verdict(RESELLER);
  const scored = await worker.count("metrics.score where chain_id = $1");
  await worker.chain.commit(blocks.slice(2));
  expect(await worker.update()).toBe(true);
  const updated = await worker.verdict(RESELLER);
  expect(updated).not.toEqual(before);
  expect(updated).toMatchObject({ score: { as_of_block: "4" } });
  expect(await worker.count("metrics.score where chain_id = $1")).toBe(scored);
  expect(await worker.count("ops.dirty_key where chain_id = $1 and metric = 'detection'")).toBe(1);
  expect(await worker.count("ops.score_history where chain_id = $1 and block = 5")).toBe(1);
  await worker.computeAll();
  expect(await worker.verdict(RESELLER)).toEqual(updated);
  expect(await worker.count("metrics.score where chain_id = $1")).toBeGreaterThan(scored);
  expect(await worker.count("ops.score_history where chain_id = $1 and change <> 'TOLD'")).toBe(0);
});

test("wallets of one hand stay together, and are judged by what all of them did", async () => {
  const worker = await Worker.create();
  const blocks = teamTrades();
  const sold = blocks.findIndex(({ facts }) =>
    facts.some((fact) => fact.type === "sale" && fact.seller === TEAM[0]),
  );
  await worker.chain.commit(blocks.slice(0, sold));
  await worker.computeAll();
  const team = TEAM[0] as string;
  expect(await worker.verdict(team)).toMatchObject({ score: { wallet_count: "5" } });
  await worker.chain.commit(blocks.slice(sold, sold + 1));
  expect(await worker.update()).toBe(true);
  const updated = await worker.verdict(team);
  expect(updated).toMatchObject({ score: { wallet_count: "5", as_of_block: `${sold + 1}` } });
  await worker.computeAll();
  expect(await worker.verdict(team)).toEqual(updated);
});

test("after a roll-back, and in a process that computed nothing, nothing is updated", async () => {
  const worker = await Worker.create();
  const blocks = resaleTrades();
  await worker.chain.commit(blocks.slice(0, 4));
  await worker.computeAll();
  expect(await new Worker(worker.chain).update()).toBe(false);
  await worker.chain.rollback(3);
  const before = await worker.verdict(RESELLER);
  expect(await worker.update()).toBe(false);
  expect(await worker.verdict(RESELLER)).toEqual(before);
  await worker.computeAll();
  await worker.chain.commit(blocks.slice(3));
  expect(await worker.update()).toBe(true);
});

test("a block that touches nothing updates nothing", async () => {
  const worker = await Worker.create();
  await worker.chain.commit(resaleTrades().slice(0, 4));
  await worker.computeAll();
  const before = await worker.verdict(RESELLER);
  await worker.chain.commit([{ number: 5, time: (worker.chain.blocks.at(-1)?.time ?? 0) + 60, facts: [] }]);
  expect(await worker.update()).toBe(false);
  expect(await worker.verdict(RESELLER)).toEqual(before);
});
