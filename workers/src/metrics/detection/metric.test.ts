import { createTestDatabase, type TestDatabase } from "@facevalue/db/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { explain } from "../../detection/explain/explain.ts";
import { type ExportedEvent, exportEvents } from "../../export/export-events.ts";
import { type ExportedFlag, exportFlags } from "../../export/export-flags.ts";
import { exportNetworks } from "../../export/export-networks.ts";
import { type ExportedSale, exportSales } from "../../export/export-sales.ts";
import { recomputeMetrics } from "../../recompute-metrics.ts";
import { buyerOf, RESALE_CURRENCY as CURRENCY, RESELLER, resaleTrades } from "../../testing/resale-trades.ts";
import { START_TIME } from "../../testing/sample-facts.ts";
import { TestChain } from "../../testing/test-chain.ts";

const DAY = 86_400;
let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

async function read<Row>(source: "flags" | "sales" | "events", block?: number): Promise<Row[]> {
  const rows: unknown[] = [];
  await exportNetworks(database.pool, { block }, async (db, network) => {
    const flags = { chainId: network.chainId, block: network.block, isAll: false };
    const found = {
      flags: () => exportFlags(db, flags),
      sales: () => exportSales(db, network),
      events: () => exportEvents(db, network),
    };
    for await (const row of found[source]()) rows.push(row);
  });
  return rows as Row[];
}

async function history() {
  const { rows } = await database.pool.query<{ change: string; block: string; band: string | null }>(
    "select change, block, band from ops.score_history order by id",
  );
  return rows;
}

test("what is found is stored, exported, explained, and withdrawn when its block goes", async () => {
  const chain = await TestChain.create(database.pool, 7);
  await chain.commit(resaleTrades());
  await recomputeMetrics({ pool: database.pool });

  const [flag, ...others] = await read<ExportedFlag>("flags");
  expect(others).toEqual([]);
  expect(flag).toMatchObject({ chainId: 7, entity: `0x${RESELLER}`, wallets: [`0x${RESELLER}`], block: 5 });
  expect(flag?.band).toMatch(/normal|high/);
  expect(flag?.severity.overCap).toEqual([{ currency: `0x${CURRENCY}`, amount: "36000" }]);
  const contributions = [...(flag?.reasons ?? []), ...(flag?.innocence ?? [])].map(
    ({ contribution }) => contribution,
  );
  const sum = contributions.reduce(
    (total, one) => total + Math.round(one * 1e6),
    Math.round((flag?.intercept ?? 0) * 1e6),
  );
  expect(sum).toBe(Math.round((flag?.logit ?? 0) * 1e6));
  expect(new Set(flag?.reasons.map(({ family }) => family)).size).toBeGreaterThanOrEqual(2);
  const share = flag?.reasons.find(({ code }) => code === "RES-01");
  expect(share?.value).toBe(0.82);
  expect(share?.evidence).toHaveLength(40 + 40 + 4);

  const text = (await explain(database.pool, `0x${RESELLER}`)).flatMap(({ lines }) => lines).join("\n");
  expect(text).toContain("consistent with organized resale");
  expect(text).toContain("RES-01 resold 0.82 of its tickets");
  await expect(explain(database.pool, `0x${"ab".repeat(20)}`)).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(explain(database.pool, "0x12")).rejects.toMatchObject({ code: "BAD_USER_INPUT" });

  expect(await read<ExportedFlag>("flags", 2)).toEqual([]);
  await expect(read("flags", 6)).rejects.toMatchObject({ code: "BAD_USER_INPUT" });

  expect(await history()).toEqual([{ change: "TOLD", block: "5", band: flag?.band }]);
  await recomputeMetrics({ pool: database.pool });
  expect(await history()).toHaveLength(1);
  await chain.rollback(2);
  await recomputeMetrics({ pool: database.pool });
  expect(await read<ExportedFlag>("flags")).toEqual([]);
  expect((await history()).slice(1)).toEqual([{ change: "WITHDRAWN", block: "2", band: null }]);
});

test("sales and events are exported as they are stored", async () => {
  await database.pool.query("delete from ops.network");
  const chain = await TestChain.create(database.pool, 8);
  await chain.commit(resaleTrades());
  await recomputeMetrics({ pool: database.pool });
  const sales = await read<ExportedSale>("sales");
  expect(sales).toHaveLength(81);
  expect(sales[40]).toMatchObject({
    chainId: 8,
    block: 3,
    t: START_TIME + 5 * DAY,
    kind: "SECONDARY",
    seller: `0x${RESELLER}`,
    buyer: `0x${buyerOf(100)}`,
    currency: `0x${CURRENCY}`,
    price: "1900",
    faceValue: "1000",
    markupBps: "9000",
    estimated: false,
    bundleSize: 1,
    wash: null,
  });
  expect(sales[0]).toMatchObject({ kind: "PRIMARY", markupBps: null });
  const events = await read<ExportedEvent>("events");
  expect(events).toHaveLength(4);
  expect(events[1]).toMatchObject({
    currency: `0x${CURRENCY}`,
    primaryCount: "10",
    resaleCount: "10",
    resaleGross: "19000",
    washCount: "0",
    armsLengthCount: "10",
    medianMarkupBps: "9000",
    medianMarkupBpsWithWash: "9000",
    bareTransfers: "0",
  });
});

test("networks on which detection was never begun are passed over, and where it was begun on none it is said what to do", async () => {
  const own = await createTestDatabase();
  const networksOf = async () => {
    const found: number[] = [];
    await exportNetworks(own.pool, { isDetected: true }, async (_, { chainId }) => {
      found.push(chainId);
    });
    return found;
  };
  try {
    expect(await networksOf()).toEqual([]);
    await (await TestChain.create(own.pool, 6)).commit(resaleTrades());
    await expect(networksOf()).rejects.toThrow("detection was never computed for chain 6: run");
    await expect(explain(own.pool, `0x${RESELLER}`)).rejects.toThrow("never computed for chain 6");
    await recomputeMetrics({ pool: own.pool });
    await (await TestChain.create(own.pool, 5)).commit(resaleTrades());
    expect(await networksOf()).toEqual([6]);
    expect((await explain(own.pool, `0x${RESELLER}`)).map(({ chainId }) => chainId)).toEqual([6]);
  } finally {
    await own.drop();
  }
});
