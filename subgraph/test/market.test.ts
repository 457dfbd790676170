import { expect, test } from "vitest";
import { SubgraphFixture } from "./subgraph-fixture.ts";
import {
  ALICE,
  BOB,
  bidPlaced,
  CAROL,
  listed,
  listingCancelled,
  MARKET,
  makeLog,
  makeTokenPayment,
  ORGANIZER,
  opening,
  priceChanged,
  purchase,
  resold,
  status,
  TOKEN,
  transfer,
} from "./ticket-logs.ts";

async function start(): Promise<SubgraphFixture> {
  const fixture = await SubgraphFixture.start();
  await fixture.run(1, opening());
  await fixture.run(2, [purchase(ALICE), purchase(ALICE, 2n)]);
  return fixture;
}

test("a resale says who got what and links its listing and movement", async () => {
  const fixture = await start();
  await fixture.run(3, [[listed(1n, ALICE)], [priceChanged(1n, 115n)]]);
  await fixture.run(4, [[transfer(ALICE, BOB), resold(ALICE, BOB, { listingId: 1n, price: 115n })]]);
  const sale = fixture.one("Sale", { kind: "SECONDARY" });
  expect(sale).toMatchObject({
    hop: 1,
    price: "115",
    royalty: "6",
    fee: "3",
    proceeds: "106",
    faceValue: "110",
  });
  expect(fixture.one("Transfer", { kind: "SALE" }).sale).toBe(sale.id);
  expect(fixture.one("Listing")).toMatchObject({ status: "SOLD", price: "115", id: sale.listing });
  expect(fixture.rows("ListingChange").map(({ kind, price }) => [kind, price])).toEqual([
    ["LISTED", "120"],
    ["PRICE_CHANGED", "115"],
    ["SOLD", "115"],
  ]);
  const parts = fixture.rows("SaleFee").filter((part) => part.sale === sale.id);
  expect(parts.map(({ role, amount, recipient }) => [role, amount, recipient])).toEqual([
    ["SELLER", "106", ALICE],
    ["ROYALTY", "6", ORGANIZER],
    ["MARKETPLACE", "3", MARKET],
  ]);
  expect(fixture.one("Ticket", { tokenId: "1" })).toMatchObject({
    owner: BOB,
    openListings: [],
    lastSalePrice: "115",
  });
});

test.each([
  { name: "given away", logs: [transfer(ALICE, CAROL)] },
  { name: "checked in", logs: [status(3)] },
  { name: "void", logs: [status(2)] },
])("a listing dies once its ticket is $name, and a new one may follow", async ({ logs }) => {
  const fixture = await start();
  await fixture.run(3, [[listed(1n, ALICE)]]);
  await fixture.run(4, [logs]);
  expect(fixture.one("Listing").status).toBe("DEAD");
  expect(fixture.rows("ListingChange").map(({ kind }) => kind)).toEqual(["LISTED", "DEAD"]);
  expect(fixture.one("Ticket", { tokenId: "1" }).openListings).toEqual([]);
  await fixture.run(5, [[listed(2n, CAROL)]]);
  const isUsable = fixture.one("Ticket", { tokenId: "1" }).status === "VALID";
  expect(fixture.one("Listing", { listingId: "2" }).status).toBe(isUsable ? "OPEN" : "DEAD");
});

test("a cancelled listing leaves the ticket's open ones", async () => {
  const fixture = await start();
  await fixture.run(3, [[listed(1n, ALICE)], [listingCancelled(1n)], [listed(2n, ALICE)]]);
  expect(fixture.one("Ticket", { tokenId: "1" }).openListings).toEqual([
    fixture.one("Listing", { listingId: "2" }).id,
  ]);
});

test("each accepted bid lowers what is wanted until it is filled", async () => {
  const fixture = await start();
  await fixture.run(3, [[bidPlaced(1n, BOB, 2)]]);
  await fixture.run(4, [[transfer(ALICE, BOB), resold(ALICE, BOB, { bidId: 1n, price: 130n })]]);
  expect(fixture.one("Bid")).toMatchObject({ openQuantity: "1", status: "OPEN" });
  await fixture.run(5, [
    [transfer(ALICE, BOB, 2n), resold(ALICE, BOB, { bidId: 1n, price: 130n, tokenId: 2n })],
  ]);
  expect(fixture.one("Bid")).toMatchObject({ openQuantity: "0", status: "FILLED" });
  expect(fixture.rows("BidChange").map(({ kind, openQuantity }) => [kind, openQuantity])).toEqual([
    ["PLACED", "2"],
    ["ACCEPTED", "1"],
    ["ACCEPTED", "0"],
  ]);
});

test("tickets of a contract that is not indexed are sold with an unknown face value", async () => {
  const fixture = await start();
  const foreign = { tickets: TOKEN, tokenId: 9n };
  await fixture.run(3, [[listed(1n, ALICE, foreign)], [resold(ALICE, BOB, { ...foreign, listingId: 1n })]]);
  expect(fixture.one("Sale", { kind: "SECONDARY" })).toMatchObject({
    event: null,
    faceValue: null,
    contract: TOKEN,
  });
  expect(fixture.one("Ticket", { contract: TOKEN })).toMatchObject({
    owner: BOB,
    event: null,
    openListings: [],
  });
  expect(fixture.one("Listing").status).toBe("SOLD");
});

test("logs that name an unknown listing or bid are recorded as issues", async () => {
  const fixture = await start();
  await fixture.run(3, [
    [listingCancelled(7n)],
    [priceChanged(7n, 1n)],
    [makeLog(MARKET, "BidCancelled", { bidId: 7n })],
    [transfer(ALICE, BOB), resold(ALICE, BOB, { listingId: 7n })],
  ]);
  expect(fixture.rows("IndexingIssue").map(({ log }) => log)).toEqual([
    "ListingCancelled",
    "ListingPriceChanged",
    "BidCancelled",
    "Resold",
  ]);
  expect(fixture.one("Sale", { kind: "SECONDARY" })).toMatchObject({ listing: null, price: "120" });
});

test("a resale that the market declares is one sale, also when the buyer pays the seller directly in a token", async () => {
  const fixture = await start();
  const payment = makeTokenPayment(BOB, ALICE, 120n);
  await fixture.run(4, [[payment, transfer(ALICE, BOB), resold(ALICE, BOB, { currency: TOKEN })]]);
  expect(fixture.one("Sale", { kind: "SECONDARY" })).toMatchObject({ price: "120", priceSource: "DECLARED" });
});
