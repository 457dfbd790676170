import { createTestDatabase, type TestDatabase } from "@facevalue/db/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ChainFact, SaleFact, TicketFact, TransferFact } from "../../testing/chain-fact.ts";
import { computeOnce } from "../../testing/compute-once.ts";
import { blocksOf, resale, START_TIME } from "../../testing/sample-facts.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const ME = "a1";
const bought = (ticket: string | null, price: bigint | null, fields: Partial<SaleFact> = {}): SaleFact =>
  resale("e1", { kind: "PRIMARY", seller: "f1", buyer: ME, ticket, price, ...fields });
const sold = (ticket: string | null, price: bigint, fields: Partial<SaleFact> = {}): SaleFact =>
  resale("e1", { seller: ME, buyer: "a2", ticket, price, ...fields });
const gift = (ticket: string, fields: Partial<TransferFact> = {}): TransferFact => ({
  type: "transfer",
  ticket,
  quantity: 1n,
  from: "a9",
  to: ME,
  kind: "GIFT",
  ...fields,
});
const ticketOf = (ticket: string, fields: Partial<TicketFact> = {}): TicketFact => ({
  type: "ticket",
  ticket,
  event: "e1",
  tier: null,
  owner: ME,
  status: "VALID",
  faceValue: null,
  faceCurrency: null,
  transferCount: 0,
  resaleCount: 0,
  issuedAt: START_TIME,
  ...fields,
});

async function mine(...facts: (readonly ChainFact[])[]) {
  const rows = await computeOnce(database, blocksOf(1, ...facts));
  return {
    profile: rows.wallet_profile?.find(({ wallet }) => wallet === ME),
    money: rows.wallet_money?.filter(({ wallet }) => wallet === ME) ?? [],
  };
}

test("profit is what resales brought less what these very tickets had cost", async () => {
  const { money, profile } = await mine(
    [bought("11", 100n), bought("12", 300n), bought("13", 0n)],
    [sold("11", 250n, { fee: 20n, royalty: 30n })],
    [sold("13", 50n)],
  );
  expect(money).toEqual([
    expect.objectContaining({
      spent_primary: "400",
      resale_gross: "300",
      resale_earned: "250",
      royalties_deducted: "30",
      matched_count: "2",
      matched_cost: "100",
      realized_profit: "150",
      realized_profit_reason: null,
    }),
  ]);
  expect(profile).toMatchObject({
    primary_bought_count: "2",
    complimentary_count: "1",
    resold_count: "2",
    bought_event_count: "1",
    first_seen_at: String(START_TIME + 1),
    last_seen_at: String(START_TIME + 3),
    as_of_block: "3",
  });
});

test("a ticket bought back costs what was paid last", async () => {
  const { money } = await mine(
    [bought("11", 100n)],
    [sold("11", 200n)],
    [resale("e1", { seller: "a2", buyer: ME, ticket: "11", price: 500n })],
    [sold("11", 600n)],
  );
  expect(money[0]).toMatchObject({ spent_resale: "500", matched_cost: "600", realized_profit: "200" });
});

test("a gift costs its face value, but not a ticket that was only lent", async () => {
  const { money, profile } = await mine(
    [bought("11", 100n)],
    [gift("11", { from: ME, to: "a9" })],
    [gift("11"), gift("12"), gift("12", { from: ME, to: ME })],
    [sold("11", 1500n, { faceValue: 1000n }), sold("12", 1500n, { faceValue: 1000n })],
  );
  expect(money[0]).toMatchObject({ gift_count: "1", matched_cost: "1100", realized_profit: "1900" });
  expect(profile).toMatchObject({
    given_count: "1",
    received_count: "2",
    face_compared_count: "2",
    above_face_count: "2",
  });
});

test.each([
  ["COST_UNKNOWN", [sold("11", 200n)]],
  ["COST_UNKNOWN", [bought("11", 100n, { currency: "c2" }), sold("11", 200n)]],
  ["COST_UNKNOWN", [bought("11", null, { currency: null }), sold("11", 200n)]],
  ["TICKETS_UNNUMBERED", [bought(null, 100n), sold(null, 200n)]],
  ["SPLIT_UNKNOWN", [bought("11", 100n), sold("11", 200n, { fee: null })]],
])("profit is not known: %s", async (reason, facts) => {
  const { money } = await mine([bought("1e", 7n), sold("1e", 9n)], facts);
  const row = money.find(({ currency }) => currency === "c1");
  expect(row).toMatchObject({
    realized_profit: null,
    realized_profit_reason: reason,
    matched_earned: "9",
    matched_cost: "7",
  });
});

test("what is void, refunded or burned is held no more, whoever is written as its owner", async () => {
  const { profile } = await mine([
    ticketOf("11"),
    ticketOf("12", { status: "CHECKED_IN" }),
    ticketOf("13", { status: "REFUNDED" }),
    ticketOf("14", { owner: "a2" }),
    { type: "holding", holding: "aa01", event: "e1", owner: ME, quantity: 10n ** 77n },
  ]);
  expect(profile).toMatchObject({ held_count: String(10n ** 77n + 2n), first_seen_at: null });
});

test("the zero address, which issues and burns, is no wallet", async () => {
  const zero = "00".repeat(20);
  const rows = await computeOnce(
    database,
    blocksOf(1, [gift("11", { from: zero }), ticketOf("11", { owner: zero })]),
  );
  expect(rows.wallet_profile?.map(({ wallet }) => wallet)).toEqual([ME]);
});
