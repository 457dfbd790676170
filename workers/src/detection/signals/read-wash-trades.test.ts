import { inTransaction } from "@facevalue/db";
import { createTestDatabase, type TestDatabase } from "@facevalue/db/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type ExportedFlag, exportFlags } from "../../export/export-flags.ts";
import { exportNetworks } from "../../export/export-networks.ts";
import { recomputeMetrics } from "../../recompute-metrics.ts";
import { RESALE_CURRENCY, RESELLER, resaleTrades } from "../../testing/resale-trades.ts";
import { resale } from "../../testing/sample-facts.ts";
import { TestChain } from "../../testing/test-chain.ts";
import { readFacts } from "../facts/read-facts.ts";
import { readWashTrades, washKey } from "./read-wash-trades.ts";

const EVENT = `${"cc".repeat(20)}${"0".repeat(64)}`;
const TICKET = `${"cc".repeat(20)}${(1003).toString(16).padStart(64, "0")}`;
const WASHER = "77".repeat(20);
let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

/** A wallet sells a ticket to itself, as the last of many logs. */
async function commitWash(chain: TestChain): Promise<void> {
  const own = { ticket: TICKET, currency: RESALE_CURRENCY, faceCurrency: RESALE_CURRENCY };
  const blocks = resaleTrades();
  const last = blocks.at(-1);
  if (last === undefined) throw new Error("no blocks");
  const bought = resale(EVENT, { ...own, kind: "PRIMARY", buyer: WASHER, payer: WASHER, hop: 0 });
  const washed = resale(EVENT, { ...own, seller: WASHER, buyer: WASHER, payer: WASHER, price: 5000n });
  await chain.commit([...blocks.slice(0, -1), { ...last, facts: [...last.facts, bought, washed] }]);
}

test("a confirmed wash trade is a reason, whatever form its id's log index has", async () => {
  const chain = await TestChain.create(database.pool, 7);
  await commitWash(chain);
  // Mappings write the index with its lowest byte first.
  const bytes = [36, 35, 34, 33].map((at) => `substring(id, ${at}, 1)`).join(" || ");
  await database.pool.query(`update ${chain.schema}.sale set id = substring(id, 1, 32) || ${bytes}`);
  await recomputeMetrics({ pool: database.pool });

  const network = { chainId: chain.chainId, schema: chain.schema };
  await inTransaction(database.pool, async (session) => {
    const facts = await readFacts(session, network, {});
    const trades = await readWashTrades(session, network, facts);
    const { sales, wallets } = facts;
    const rows = [...sales.seller.keys()].filter((row) => sales.seller[row] === sales.buyer[row]);
    expect(rows).toHaveLength(1);
    const [row = 0] = rows;
    expect(wallets.hexOf(sales.seller[row] as number)).toBe(`0x${WASHER}`);
    const key = washKey(sales.transaction[row] as number, sales.logIndex[row] as number);
    expect([...trades]).toEqual([[key, ["WASH-01"]]]);
  });

  const flags: ExportedFlag[] = [];
  await exportNetworks(database.pool, {}, async (db, { chainId, block }) => {
    for await (const flag of exportFlags(db, { chainId, block, isAll: true })) flags.push(flag);
  });
  const washer = flags.find(({ entity }) => entity === `0x${WASHER}`);
  expect(washer?.measured["WASH-01"]).toBe(1);
  expect(washer?.head).toBe("wash");
  expect(washer?.reasons.map(({ code }) => code)).toContain("WASH-01");
  const reseller = flags.find(({ entity }) => entity === `0x${RESELLER}`);
  expect(reseller?.head).toBe("commercial");
});
