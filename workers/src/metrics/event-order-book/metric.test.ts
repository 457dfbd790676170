import { createTestDatabase, type TestDatabase } from "@facevalue/db/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { BidFact, ChainFact, ListingFact, TicketFact } from "../../testing/chain-fact.ts";
import { computeOnce } from "../../testing/compute-once.ts";
import type { MetricRow } from "../../testing/read-metrics.ts";
import { blocksOf, publication } from "../../testing/sample-facts.ts";

const HUGE = 10n ** 77n;
let database: TestDatabase;
let lastId = 0x10;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const ticket = (fields: Partial<TicketFact>): TicketFact => ({
  type: "ticket",
  ticket: "10",
  event: "e1",
  tier: "d1",
  owner: "a0",
  status: "VALID",
  faceValue: 100n,
  faceCurrency: "c1",
  transferCount: 0,
  resaleCount: 0,
  issuedAt: 0,
  ...fields,
});

function ask(seller: string, price: bigint, fields: Partial<ListingFact> = {}): ListingFact {
  lastId += 1;
  const id = lastId.toString(16).padStart(4, "0");
  return {
    type: "listing",
    listing: `77${id}`,
    event: "e1",
    ticket: `55${id}`,
    seller,
    currency: "c1",
    price,
    kind: "LISTED",
    ...fields,
  };
}

function bid(bidder: string, price: bigint, fields: Partial<BidFact> = {}): BidFact {
  lastId += 1;
  return {
    type: "bid",
    bid: `66${lastId.toString(16).padStart(4, "0")}`,
    event: "e1",
    tier: "d1",
    bidder,
    currency: "c1",
    price,
    openQuantity: 1n,
    kind: "PLACED",
    ...fields,
  };
}

async function bookOf(
  facts: readonly ChainFact[],
  tier = "",
  currency = "c1",
): Promise<MetricRow | undefined> {
  const rows = await computeOnce(database, blocksOf(1, [publication("e1")], facts));
  return rows.event_order_book?.find((row) => row.tier_id === tier && row.currency === currency);
}

test("the get-in price is the cheapest ask of a second seller", async () => {
  const book = await bookOf([
    ask("a1", 100n),
    ask("a1", 110n),
    ask("a2", 120n),
    ask("a3", 132n),
    ask("a3", 150n),
    ask("a3", 181n),
    bid("a4", 90n, { openQuantity: 3n }),
    bid("a5", 80n),
  ]);
  expect(book).toMatchObject({
    ask_count: "6",
    ask_ticket_count: "6",
    seller_count: "3",
    best_ask: "100",
    get_in: "120",
    median_ask: "126",
    depth_10: "4",
    depth_25: "5",
    depth_50: "5",
    bid_count: "2",
    bid_ticket_count: "4",
    best_bid: "90",
    spread: "0.250000000000000000",
    get_in_premium: null,
    get_in_premium_reason: "FACE_UNKNOWN",
  });
});

test("one seller is no market, nothing listed is none at all", async () => {
  expect(await bookOf([ask("a1", 100n), ask("a1", 90n)])).toMatchObject({
    best_ask: "90",
    get_in: null,
    get_in_reason: "LOW_N",
    depth_10: null,
    spread_reason: "LOW_N",
  });
  expect(await bookOf([bid("a1", 100n)])).toMatchObject({
    best_ask: null,
    get_in_reason: "NOT_LISTED",
    floor_to_face_reason: "NOT_LISTED",
    best_bid: "100",
  });
  expect(await bookOf([ask("a1", 100n), ask("a2", 90n)])).toMatchObject({ spread_reason: "NO_BIDS" });
});

test("prices are held against the face value of the tickets they are asked for", async () => {
  const [floor, second] = [ask("a1", 50n), ask("a2", 150n)];
  const faces = [ticket({ ticket: floor.ticket }), ticket({ ticket: second.ticket, tier: "d2" })];
  const all = await bookOf([...faces, floor, second]);
  expect(all).toMatchObject({
    floor_to_face: "0.500000000000000000",
    get_in_premium: "0.500000000000000000",
  });
  expect(await bookOf([...faces, floor, second], "d2")).toMatchObject({
    ask_count: "1",
    get_in_reason: "LOW_N",
    floor_to_face: "1.500000000000000000",
  });
  const others = [
    ticket({ ticket: floor.ticket, faceValue: 0n }),
    ticket({ ticket: second.ticket, faceCurrency: "c2" }),
  ];
  expect(await bookOf([...others, floor, second])).toMatchObject({
    floor_to_face_reason: "FACE_ZERO",
    get_in_premium_reason: "MIXED_CURRENCY",
  });
});

test("a listing is open while its status says so, its ticket admits and the event is on", async () => {
  const [used, sold, open] = [ask("a1", 10n), ask("a2", 20n), ask("a3", 30n)];
  const facts = [
    ticket({ ticket: used.ticket, status: "CHECKED_IN" }),
    ticket({ ticket: open.ticket, status: "SCANNED" }),
    used,
    sold,
    open,
    { ...sold, kind: "SOLD" as const },
  ];
  expect(await bookOf(facts)).toMatchObject({ ask_count: "1", best_ask: "30" });
  const cancelled: ChainFact = { ...publication("e1"), kind: "CANCELLED" };
  expect(await bookOf([...facts, bid("a4", 5n), cancelled])).toBeUndefined();
});

test("nobody bids against oneself, nor for nothing", async () => {
  const offer = ask("a1", 100n);
  const facts = [ticket({ ticket: offer.ticket }), offer, ask("a2", 100n)];
  const bids = [
    bid("a1", 99n),
    bid("a3", 70n, { openQuantity: 0n }),
    bid("a4", 0n),
    bid("a1", 60n, { tier: "d2" }),
  ];
  expect(await bookOf([...facts, ...bids])).toMatchObject({
    self_bid_count: "1",
    bid_count: "1",
    best_bid: "60",
    spread: "0.400000000000000000",
  });
});

test("prices of nothing and of any size are measured or say why not", async () => {
  expect(await bookOf([ask("a1", 0n), ask("a2", 0n), bid("a3", 7n)])).toMatchObject({
    get_in: "0",
    depth_50: "2",
    spread: null,
    spread_reason: "PRICE_ZERO",
  });
  expect(await bookOf([ask("a1", HUGE), ask("a2", HUGE - 1n), bid("a3", 2n * HUGE)])).toMatchObject({
    get_in: String(HUGE),
    median_ask: String(HUGE),
    depth_10: "2",
    spread: "-1.000000000000000000",
  });
});

test("currencies stay apart, and a ticket on two markets is one", async () => {
  const twice = ask("a1", 100n, { ticket: "aa" });
  const facts = [
    twice,
    ask("a1", 101n, { ticket: "aa" }),
    ask("a2", 100n),
    ask("a2", 5n, { currency: "c2" }),
  ];
  expect(await bookOf(facts)).toMatchObject({ ask_count: "3", ask_ticket_count: "2", depth_10: "2" });
  expect(await bookOf(facts, "", "c2")).toMatchObject({ ask_count: "1", get_in_reason: "LOW_N" });
});

test("the best fifty prices of a side are kept as levels", async () => {
  const asks = Array.from({ length: 60 }, (_, index) => ask("a1", BigInt(100 + index)));
  const rows = await computeOnce(
    database,
    blocksOf(1, [publication("e1")], [...asks, ask("a2", 100n), bid("a3", 9n, { openQuantity: 2n })]),
  );
  const levels = (rows.event_order_book_level ?? []).filter(({ tier_id }) => tier_id === "");
  const asked = levels.filter(({ side }) => side === "ASK").map(({ price }) => Number(price));
  expect(asked.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, index) => 100 + index));
  expect(levels).toContainEqual(
    expect.objectContaining({ price: "100", order_count: "2", ticket_count: "2" }),
  );
  expect(levels).toContainEqual(expect.objectContaining({ side: "BID", price: "9", ticket_count: "2" }));
});
