import { createTestDatabase, type TestDatabase } from "@facevalue/db/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { recomputeMetrics } from "../../recompute-metrics.ts";
import type { SaleFact } from "../../testing/chain-fact.ts";
import { readMetrics } from "../../testing/read-metrics.ts";
import { blocksOf, publication, resale, START_TIME } from "../../testing/sample-facts.ts";
import { TestChain } from "../../testing/test-chain.ts";

let database: TestDatabase;
let lastChainId = 7000;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

interface Paid {
  readonly from: string;
  readonly to: string;
  readonly amount: bigint;
  /** Default 3: after the sales of blocks 2. */
  readonly block?: number;
  readonly caller?: string;
}

/** Wash rows of these sales, in block 2, when this money was traced. */
async function traced(sales: readonly SaleFact[], payments: readonly Paid[]) {
  lastChainId += 1;
  const { pool } = database;
  await pool.query("delete from ops.network");
  const chain = await TestChain.create(pool, lastChainId);
  await chain.commit(blocksOf(1, [publication("e1")], sales));
  const bytes = (hex: string | undefined) => (hex === undefined ? null : Buffer.from(hex, "hex"));
  for (const [index, { from, to, amount, block = 3, caller }] of payments.entries())
    await pool.query(
      `insert into app.funding_transfer values ($1, $2, sha256($3::text::bytea), -1, 0, $4, $5, $6, $7, $8, $9, 'native')`,
      [
        lastChainId,
        block,
        `payment ${index}`,
        START_TIME + block,
        bytes(from),
        bytes(to),
        bytes(caller),
        bytes("c1"),
        amount.toString(),
      ],
    );
  await pool.query("insert into app.funding_scan values ($1, 'native', 1, 10, '\\x01')", [lastChainId]);
  await recomputeMetrics({ pool, metrics: ["wash-trade", "event-markup"] });
  const rows = await readMetrics(pool, lastChainId);
  const adjusted = rows.event_markup?.find(
    ({ basis, adjustment, slice }) => basis === "TOKEN" && adjustment === "WASH_ADJUSTED" && slice === "ALL",
  );
  const { wash_trade = [], wash_evidence = [], wash_event = [] } = rows;
  return { wash_trade, wash_evidence, wash_event, trade: wash_trade[0], left: adjusted?.resale_count };
}

const SALE = resale("e1", { seller: "a1", buyer: "a2", payer: "a2" });

test("money that returns confirms a single resale, and the markup leaves it out", async () => {
  const { trade, wash_evidence, wash_event, left } = await traced(
    [SALE],
    [{ from: "a1", to: "a2", amount: 900n }],
  );
  expect(trade).toMatchObject({
    verdict: "CONFIRMED",
    wash_04: "false",
    wash_05: "false",
    wash_06: "true",
    unknown_reason: null,
    as_of_block: "3",
  });
  expect(wash_evidence?.map(({ kind, code }) => `${code} ${kind}`).toSorted()).toEqual([
    "WASH-06 PAYMENT",
    "WASH-06 SALE",
  ]);
  expect(wash_event?.[0]).toMatchObject({ confirmed_count: "1", funding_reason: null });
  expect(left).toBe("0");
});

test("traced and nothing found is known; a common purse alone is no suspicion", async () => {
  const nothing = await traced([SALE], [{ from: "a1", to: "a2", amount: 100n }]);
  expect(nothing.wash_trade).toEqual([]);
  expect(nothing.wash_event[0]).toMatchObject({
    resale_count: "1",
    funding_reason: null,
    dune_all_time_count: "0",
  });
  const purse = ["a1", "a2"].map((to) => ({ from: "ee", to, amount: 5n, block: 1 }));
  const { trade, left } = await traced([SALE], purse);
  expect(trade).toMatchObject({ verdict: "NONE", wash_04: "true", dune_all_time: "true" });
  expect(left).toBe("1");
});

test("a common purse and a return are suspect; who pays many is a hub, unless somebody called it", async () => {
  const back = resale("e1", { seller: "a2", buyer: "a1", payer: "a1", hop: 2 });
  const both = (caller?: string) =>
    ["a1", "a2"].map((to) => ({
      from: "ee",
      to,
      amount: 5n,
      block: 1,
      ...(caller === undefined ? {} : { caller }),
    }));
  expect((await traced([SALE, back], both())).trade).toMatchObject({ verdict: "CONFIRMED", wash_05: "true" });
  const apart = { ...SALE, ticket: "11" };
  const far = await traced([apart], both());
  expect(far.trade).toMatchObject({ wash_04: "true" });
  const crowd = Array.from({ length: 51 }, (_, index) => ({
    from: "ee",
    to: `f0${index.toString(16).padStart(2, "0")}`,
    amount: 5n,
    block: 1,
  }));
  const hub = await traced([apart], [...both(), ...crowd]);
  expect(hub.wash_trade).toEqual([]);
  expect(hub.wash_event?.[0]).toMatchObject({ resale_count: "1", dune_all_time_count: "0" });
  const called = await traced([apart], [...both("dd"), ...crowd]);
  expect(called.trade).toMatchObject({ wash_04: "true", dune_all_time: "false" });
});
