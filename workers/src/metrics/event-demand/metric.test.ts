import { createTestDatabase, type TestDatabase } from "@facevalue/db/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ChainBlock, ChainFact, ListingFact, SaleFact, StatusFact } from "../../testing/chain-fact.ts";
import { computeOnce } from "../../testing/compute-once.ts";
import type { MetricRow } from "../../testing/read-metrics.ts";
import { blocksOf, publication, resale, START_TIME } from "../../testing/sample-facts.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const primary = (fields: Partial<SaleFact> = {}): SaleFact => resale("e1", { ...fields, kind: "PRIMARY" });
const unnumbered = (quantity: bigint, fields: Partial<SaleFact> = {}) =>
  primary({ ticket: null, quantity, ...fields });
const status = (ticket: string, fields: Partial<StatusFact> = {}): StatusFact => ({
  type: "status",
  event: "e1",
  holder: "a0",
  ticket,
  status: "REFUNDED",
  refund: { currency: "c1", amount: 1n },
  ...fields,
});
const step = (listing: string, kind: ListingFact["kind"], ticket = "10"): ListingFact => ({
  type: "listing",
  listing,
  event: "e1",
  ticket,
  seller: "a1",
  currency: "c1",
  price: 5n,
  kind,
});
const at = (number: number, seconds: number, facts: readonly ChainFact[]): ChainBlock => ({
  number,
  time: START_TIME + seconds,
  facts,
});

async function demandOf(blocks: readonly ChainBlock[]): Promise<MetricRow | undefined> {
  return (await computeOnce(database, blocks)).event_demand?.find(({ event_id }) => event_id === "e1");
}

test("sold is what was bought less what was given back, given away is held", async () => {
  const blocks = blocksOf(
    1,
    [publication("e1", { capacity: 10n }), status("12")],
    [
      primary({ ticket: "11" }),
      primary({ ticket: "12" }),
      primary({ ticket: "13" }),
      primary({ ticket: "14", price: 0n }),
    ],
    [
      status("11"),
      status("11", { status: "VOIDED", refund: null }),
      status("13", { status: "CHECKED_IN", refund: null }),
    ],
  );
  expect(await demandOf(blocks)).toMatchObject({
    capacity: "10",
    held_count: "1",
    primary_count: "3",
    released_count: "1",
    sold_count: "2",
    sell_through: "0.222222222222222222",
    sell_through_reason: null,
    buyer_count: "1",
    buyer_ratio: "0.333333333333333333",
  });
});

test("the sell-through is null without a capacity or anything to sell, and may exceed 1 after a cut", async () => {
  const sold = [unnumbered(5n), unnumbered(2n, { price: 0n })];
  const of = (capacity: bigint | null) => demandOf(blocksOf(1, [publication("e1", { capacity }), ...sold]));
  expect(await of(null)).toMatchObject({ sell_through: null, sell_through_reason: "CAPACITY_UNKNOWN" });
  expect(await of(0n)).toMatchObject({
    sell_through: null,
    sell_through_reason: "CAPACITY_ZERO",
    sold_out_at: null,
  });
  expect(await of(2n)).toMatchObject({ sell_through: null, sell_through_reason: "CAPACITY_ZERO" });
  expect(await of(6n)).toMatchObject({ sell_through: "1.250000000000000000" });
});

test("an event that sold nothing has known zeros", async () => {
  expect(await demandOf(blocksOf(1, [publication("e1", { capacity: 4n })]))).toMatchObject({
    sold_count: "0",
    sell_through: "0.000000000000000000",
    buyer_ratio: null,
    buyer_ratio_reason: "NO_SALES",
    listing_ratio_reason: "NO_SALES",
    on_sale_at: null,
    velocity: "0.000000000000000000",
    velocity_at: null,
  });
});

test("the velocity halves in half an hour during the rush and in six hours after it", async () => {
  const HOUR = 3600;
  const publish = publication("e1", { salesStart: START_TIME });
  const of = (...sales: ChainBlock[]) => demandOf([at(1, -100, [publish]), ...sales]);
  // ln 2 / 0.5 h = 1.386… per ticket; halved once; one more ticket.
  expect(await of(at(2, 0, [unnumbered(2n)]), at(3, HOUR / 2, [unnumbered(1n)]))).toMatchObject({
    velocity: "2.772588722239781238",
    velocity_at: String(START_TIME + HOUR / 2),
  });
  // From the end of the rush on: ln 2 / 6 h.
  expect(await of(at(2, 2 * HOUR, [unnumbered(2n)]), at(3, 8 * HOUR, [unnumbered(1n)]))).toMatchObject({
    velocity: "0.231049060186648436",
  });
  // Half an hour of rush and six hours after it: a quarter.
  const tickets = 4n * 10n ** 77n;
  const mixed = await of(at(2, 1.5 * HOUR, [unnumbered(tickets)]), at(3, 8 * HOUR, [unnumbered(1n)]));
  expect(mixed?.velocity).toBe(`${1386294361119890619n * 10n ** 59n}.115524530093324218`);
});

test("without an on-sale time the first sale for money begins the rush, whatever the block times", async () => {
  const blocks = [
    at(1, 0, [publication("e1")]),
    at(2, 10, [unnumbered(1n, { price: 0n })]),
    at(3, 20, [unnumbered(1n), unnumbered(1n)]),
    at(4, 20, [unnumbered(1n)]),
  ];
  expect(await demandOf(blocks)).toMatchObject({
    on_sale_at: String(START_TIME + 20),
    velocity: "4.158883083359671857",
  });
});

test("sold out is the moment the tickets issued reach the capacity", async () => {
  const blocks = blocksOf(
    1,
    [publication("e1", { capacity: 3n })],
    [unnumbered(1n)],
    [unnumbered(2n, { price: 0n })],
    [unnumbered(1n)],
  );
  expect(await demandOf(blocks)).toMatchObject({ sold_out_at: String(START_TIME + 3) });
});

test("tiers are counted against their own supply", async () => {
  const tier = {
    type: "tier",
    event: "e1",
    tier: "d1",
    currency: "c1",
    price: 1n,
    fee: 0n,
    supply: 4n,
    issuedCount: 0n,
    resaleCapBps: 0n,
  } as const;
  const rows = await computeOnce(
    database,
    blocksOf(
      1,
      [publication("e1"), tier],
      [unnumbered(1n, { tier: "d1" }), unnumbered(3n, { tier: "d2" }), unnumbered(9n)],
    ),
  );
  expect(rows.event_demand_tier).toEqual([
    expect.objectContaining({ tier_id: "d1", sold_count: "1", sell_through: "0.250000000000000000" }),
    expect.objectContaining({ tier_id: "d2", sold_count: "3", sell_through_reason: "CAPACITY_UNKNOWN" }),
  ]);
});

test("open listings are summed over the seconds of a quarter of an hour", async () => {
  const quarter = START_TIME - (START_TIME % 900) + 900;
  const block = (number: number, time: number, facts: readonly ChainFact[]) => ({
    number,
    time: quarter + time,
    facts,
  });
  const rows = await computeOnce(database, [
    block(1, -900, [publication("e1"), primary({ ticket: "10" }), primary({ ticket: "11" })]),
    block(2, 100, [step("71", "LISTED")]),
    block(3, 400, [step("72", "LISTED", "11"), step("71", "PRICE_CHANGED")]),
    block(4, 900, [step("71", "SOLD"), resale("e1")]),
    block(5, 1000, [step("73", "LISTED", "11")]),
  ]);
  const buckets = rows.event_market_bucket?.toSorted(
    (a, b) => Number(a.bucket_start) - Number(b.bucket_start),
  );
  expect(buckets).toEqual([
    expect.objectContaining({ sold_count: "2", open_seconds: "0" }),
    expect.objectContaining({ listed_count: "2", open_before: "0", open_after: "2", open_seconds: "1300" }),
    expect.objectContaining({ resold_count: "1", open_before: "2", open_after: "2", open_seconds: "1700" }),
  ]);
  expect(rows.event_demand).toEqual([
    expect.objectContaining({
      open_listing_count: "2",
      listed_ticket_count: "1",
      listing_ratio: "0.500000000000000000",
    }),
  ]);
});
