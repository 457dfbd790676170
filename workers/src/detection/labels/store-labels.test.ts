import { createTestDatabase, type TestDatabase } from "@facevalue/db/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { recomputeMetrics } from "../../recompute-metrics.ts";
import { RESELLER, resaleTrades } from "../../testing/resale-trades.ts";
import { TestChain } from "../../testing/test-chain.ts";
import { storeLabels } from "./store-labels.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

async function read<Row extends object>(query: string): Promise<Row[]> {
  return (await database.pool.query<Row>(query)).rows;
}

const rolesOf = (wallet: string) =>
  read<{ role: string }>(
    `select role, rules, length(evidence) as evidence from metrics.wallet_role where wallet = '\\x${wallet}'`,
  );
const scoresOf = (wallet: string) => read(`select band from metrics.score where entity = '\\x${wallet}'`);

test("who a list names is no subject, until the list says otherwise; only of that chain", async () => {
  const { db, pool } = database;
  const chain = await TestChain.create(pool, 7);
  await chain.commit(resaleTrades());
  const label = (chainId: number, ...accounts: string[]) =>
    storeLabels(
      db,
      chainId,
      accounts.map((account) => ({ account: `0x${account}`, kind: "custodian" as const })),
    );
  await label(8, RESELLER);
  await recomputeMetrics({ pool });
  expect(await scoresOf(RESELLER)).toHaveLength(1);
  expect(await rolesOf(RESELLER)).toEqual([]);
  const waiting = `select from ops.dirty_key where metric = 'detection'`;
  expect(await read(waiting)).toEqual([]);

  await label(7, RESELLER, "ab".repeat(20));
  expect(await read(waiting)).toHaveLength(1);
  await recomputeMetrics({ pool });
  expect(await scoresOf(RESELLER)).toEqual([]);
  expect(await rolesOf(RESELLER)).toEqual([
    { role: "CUSTODIAL", rules: [{ rule: "LABELLED", value: 1, threshold: 1 }], evidence: 0 },
  ]);

  await label(7);
  await recomputeMetrics({ pool });
  expect(await scoresOf(RESELLER)).toHaveLength(1);
  expect(await read("select chain_id::int from app.account_label")).toEqual([{ chain_id: 8 }]);
});
