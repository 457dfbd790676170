import { createTestDatabase, type TestDatabase } from "@facevalue/db/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { explain } from "../../detection/explain/explain.ts";
import { type ExportedEvent, exportEvents } from "../../export/export-events.ts";
import { type ExportedFlag, exportFlags } from "../../export/export-flags.ts";
import { exportNetworks } from "../../export/export-networks.ts";
import { type ExportedSale, exportSales } from "../../export/export-sales.ts";
import { recomputeMetrics } from "../../recompute-metrics.ts";
import type { ChainBlock, ChainFact } from "../../testing/chain-fact.ts";
import { publication, resale, START_TIME } from "../../testing/sample-facts.ts";
import { TestChain } from "../../testing/test-chain.ts";

const DAY = 86_400;
const SELLER = "5e".repeat(20);
const CONTRACT = "cc".repeat(20);
const CURRENCY = "c1".repeat(20);
const buyer = (number: number) => number.toString(16).padStart(40, "0");
const eventOf = (number: number) => `${CONTRACT}${number.toString(16).padStart(64, "0")}`;
const ticketOf = (number: number) => `${CONTRACT}${(1000 + number).toString(16).padStart(64, "0")}`;

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

/** Forty tickets of four events that one wallet buys and resells at almost twice their price. */
function trades(): ChainBlock[] {
  const money = { currency: CURRENCY, faceCurrency: CURRENCY };
  const block = (number: number, time: number, facts: readonly ChainFact[]): ChainBlock => ({
    number,
    time,
    facts,
  });
  const numbers = Array.from({ length: 40 }, (_, index) => index);
  const at = (index: number, seller: string, to: string) => {
    return { ...money, ticket: ticketOf(index), seller, buyer: to, payer: to };
  };
  const events = [0, 1, 2, 3].map((number) =>
    publication(eventOf(number), { startsAt: START_TIME + 20 * DAY, salesStart: START_TIME }),
  );
  const bought = numbers.map((index) =>
    resale(eventOf(index % 4), { ...at(index, buyer(1), SELLER), kind: "PRIMARY", hop: 0 }),
  );
  const sold = numbers.map((index) =>
    resale(eventOf(index % 4), { ...at(index, SELLER, buyer(100 + index)), price: 1900n }),
  );
  return [
    block(1, START_TIME, events),
    block(2, START_TIME + DAY, bought),
    block(3, START_TIME + 5 * DAY, sold.slice(0, 20)),
    block(4, START_TIME + 6 * DAY, sold.slice(20)),
    block(5, START_TIME + 21 * DAY, [
      resale(eventOf(0), { ...at(99, buyer(1), buyer(2)), kind: "PRIMARY", hop: 0 }),
    ]),
  ];
}

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
  await chain.commit(trades());
  await recomputeMetrics({ pool: database.pool });

  const [flag, ...others] = await read<ExportedFlag>("flags");
  expect(others).toEqual([]);
  expect(flag).toMatchObject({ chainId: 7, entity: `0x${SELLER}`, wallets: [`0x${SELLER}`], block: 5 });
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

  const text = (await explain(database.pool, `0x${SELLER}`)).flatMap(({ lines }) => lines).join("\n");
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
  await chain.commit(trades());
  await recomputeMetrics({ pool: database.pool });
  const sales = await read<ExportedSale>("sales");
  expect(sales).toHaveLength(81);
  expect(sales[40]).toMatchObject({
    chainId: 8,
    block: 3,
    t: START_TIME + 5 * DAY,
    kind: "SECONDARY",
    seller: `0x${SELLER}`,
    buyer: `0x${buyer(100)}`,
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
