import { startAnvil, testAccounts } from "@facevalue/contracts/testing";
import { createClient, http } from "viem";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ChainFixture } from "./chain-fixture.ts";
import { tellLedger, tellTables } from "./mixed-season/compare.ts";
import { listContracts } from "./mixed-season/list-contracts.ts";
import { openSeason } from "./mixed-season/open-season.ts";
import { playSeason } from "./mixed-season/play-season.ts";
import { createRandom } from "./mixed-season/random.ts";
import { castOf } from "./mixed-season/season.ts";

const MOVES = Number(process.env.FACEVALUE_MOVES ?? 80);
const SEED = process.env.FACEVALUE_SEED ?? "aurora";
const ACCOUNTS = 13;

let anvil: Awaited<ReturnType<typeof startAnvil>> | undefined;
beforeAll(async () => {
  anvil = await startAnvil({ accounts: ACCOUNTS, balance: 1_000_000 });
});
afterAll(() => anvil?.stop());

test(`${MOVES} moves of season ${SEED}: the tables tell what its players did, to the smallest unit`, async () => {
  const url = anvil?.url ?? "";
  const client = createClient({ transport: http(url, { retryCount: 0 }), cacheTime: 0 });
  const cast = castOf(testAccounts(ACCOUNTS).map(({ address }) => address));
  const open = await openSeason(client, cast, createRandom(SEED));
  await playSeason(open.season, MOVES);
  const fixture = await ChainFixture.start(url, listContracts(open));
  const tables = await fixture.catchUp();
  const told = tellTables(tables);
  const expected = tellLedger(open.season.ledger);
  expect(tables.rows("IndexingIssue")).toEqual([]);
  expect(told.sales).toEqual(expected.sales);
  expect(told.tickets).toEqual(expected.tickets);
  expect(told.totals).toEqual(expected.totals);
  expect(told.giftCount).toBe(expected.giftCount);
}, 600_000);
