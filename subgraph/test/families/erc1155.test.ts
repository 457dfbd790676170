import {
  type Ask,
  erc20Item,
  fulfillAsk,
  fulfillPart,
  nativeItem,
  payTo,
  ticketsByAmountCalls,
  transact,
} from "@facevalue/contracts/testing/markets";
import { type Address, zeroAddress } from "viem";
import { expect, test } from "vitest";
import { useMarketChain } from "../../../contracts/testing/markets/use-market-chain.ts";
import { lower, openWorld, PRICE, times } from "./amount-world.ts";

const chain = useMarketChain();

test("a batch that is bought together is one sale for each kind, at the same price per ticket", async () => {
  const { buyer } = chain();
  const { client, tickets, index } = await openWorld(chain());
  const call = ticketsByAmountCalls(tickets)("mintBatch", [buyer, [1n, 2n], [2n, 3n]]);
  await transact(client, buyer, call);
  const tables = await index();
  const common = {
    kind: "PRIMARY",
    ticket: null,
    buyer: lower(buyer),
    isEstimated: true,
    bundleSize: 5,
    hop: 0,
  };
  for (const [tokenId, quantity] of [
    ["1", 2n],
    ["2", 3n],
  ] as const) {
    const price = times(quantity);
    expect(tables.one("Sale", { tokenId })).toMatchObject({
      ...common,
      quantity: String(quantity),
      price,
      faceValue: price,
      faceValueSource: "ESTIMATED",
      proceeds: price,
    });
    expect(tables.one("Holding", { tokenId })).toMatchObject({
      owner: lower(buyer),
      quantity: String(quantity),
    });
    expect(tables.one("Transfer", { tokenId })).toMatchObject({ kind: "MINT", ticket: null });
  }
  expect(tables.rows("HoldingLot").map(({ faceValue, quantity }) => [faceValue, quantity])).toEqual([
    [times(1n), "2"],
    [times(1n), "3"],
  ]);
  expect(tables.one("TicketContract")).toMatchObject({ family: "ERC1155", ticketCount: "5" });
  expect(tables.one("Event")).toMatchObject({ issuedCount: "5", name: "Tickets by Amount" });
  expect(tables.rows("Ticket")).toEqual([]);
});

test("a part of an ask is a sale of that part", async () => {
  const { seller, buyer, organizer } = chain();
  const { client, seaport, mint, item, index } = await openWorld(chain());
  await mint(seller, 1n, 10n);
  const payments = [payTo(seller, nativeItem(18n * PRICE)), payTo(organizer, nativeItem(2n * PRICE))];
  const ask: Ask = { seller, tickets: [item(1n, 10n)], payments };
  await fulfillPart(client, seaport, { ...ask, buyer, part: { numerator: 3n, denominator: 10n } });
  await fulfillPart(client, seaport, { ...ask, buyer, part: { numerator: 1n, denominator: 2n } });
  const tables = await index();
  const sold = tables.rows("Sale").filter(({ kind }) => kind === "SECONDARY");
  const common = { seller: lower(seller), buyer: lower(buyer), currency: zeroAddress, hop: null };
  expect(sold).toMatchObject([
    { ...common, quantity: "3", price: times(6n), royalty: String((6n * PRICE) / 10n), faceValue: times(3n) },
    { ...common, quantity: "5", price: times(10n), royalty: times(1n), faceValue: times(5n) },
  ]);
  expect(sold.every(({ faceValueSource }) => faceValueSource === "SETTLED")).toBe(true);
  expect(sold[0]?.orderHash).toBe(sold[1]?.orderHash);
  expect(tables.one("Holding", { owner: lower(seller) })).toMatchObject({
    quantity: "2",
    releasedCount: "8",
  });
  expect(tables.one("Holding", { owner: lower(buyer) })).toMatchObject({ quantity: "8", receivedCount: "8" });
});

test("a resale takes the oldest tickets first, also those of the organizer's stock at their own price", async () => {
  const { seller, buyer, organizer } = chain();
  const { client, seaport, erc20, mint, item, index } = await openWorld(chain());
  await mint(seller, 1n, 2n);
  await mint(organizer, 1n, 5n);
  const stock = [payTo(organizer, erc20Item(erc20, 9n * PRICE))];
  await fulfillAsk(client, seaport, {
    seller: organizer,
    buyer: seller,
    tickets: [item(1n, 3n)],
    payments: stock,
  });
  const payments = [payTo(seller, nativeItem(20n * PRICE))];
  await fulfillAsk(client, seaport, { seller, buyer, tickets: [item(1n, 4n)], payments });
  const tables = await index();
  expect(tables.rows("Sale").map(({ kind, quantity, faceValue }) => [kind, quantity, faceValue])).toEqual([
    ["PRIMARY", "2", times(2n)],
    ["PRIMARY", "3", times(9n)],
    ["SECONDARY", "4", times(8n)],
  ]);
  expect(tables.one("Sale", { kind: "PRIMARY", quantity: "3" })).toMatchObject({
    seller: lower(organizer),
    proceeds: times(9n),
    royalty: "0",
    faceValueSource: "SETTLED",
  });
  const held = (owner: string) =>
    tables
      .rows("HoldingLot")
      .filter(({ holding, quantity }) => String(holding).endsWith(lower(owner).slice(2)) && quantity !== "0")
      .map(({ quantity, faceValue }) => [quantity, faceValue]);
  expect(held(seller)).toEqual([["1", times(3n)]]);
  expect(held(buyer)).toEqual([
    ["2", times(1n)],
    ["2", times(3n)],
  ]);
  expect(held(organizer)).toEqual([["2", null]]);
});

test("tickets that the organizer bought back are resold, not sold for the first time", async () => {
  const { seller, buyer, organizer } = chain();
  const { client, seaport, mint, item, index } = await openWorld(chain());
  await mint(seller, 1n, 2n);
  const sell = (from: Address, to: Address, price: bigint) =>
    fulfillAsk(client, seaport, {
      seller: from,
      buyer: to,
      tickets: [item(1n, 2n)],
      payments: [payTo(from, nativeItem(price))],
    });
  await sell(seller, organizer, 3n * PRICE);
  await sell(organizer, buyer, 5n * PRICE);
  const tables = await index();
  expect(tables.one("Sale", { seller: lower(organizer), buyer: lower(buyer) })).toMatchObject({
    kind: "SECONDARY",
    price: times(5n),
    faceValue: times(2n),
  });
});

test("a bundle of two kinds is split by the number of tickets", async () => {
  const { seller, buyer } = chain();
  const { client, seaport, mint, item, index } = await openWorld(chain());
  await mint(seller, 1n, 2n);
  await mint(seller, 2n, 1n);
  const tickets = [item(1n, 2n), item(2n, 1n)];
  await fulfillAsk(client, seaport, {
    seller,
    buyer,
    tickets,
    payments: [payTo(seller, nativeItem(6n * PRICE))],
  });
  const tables = await index();
  const sold = tables.rows("Sale").filter(({ kind }) => kind === "SECONDARY");
  expect(sold).toMatchObject([
    { tokenId: "1", quantity: "2", price: times(4n), faceValue: times(2n), isEstimated: true, bundleSize: 3 },
    { tokenId: "2", quantity: "1", price: times(2n), faceValue: times(1n), isEstimated: true, bundleSize: 3 },
  ]);
});

test("tickets used at the door are a use, and burned tickets are held no more", async () => {
  const { seller } = chain();
  const { client, tickets, mint, index } = await openWorld(chain());
  await mint(seller, 1n, 4n);
  await transact(client, seller, ticketsByAmountCalls(tickets)("consume", [seller, 1n, 3n, "0x"]));
  const tables = await index();
  expect(tables.one("HoldingUse")).toMatchObject({ holder: lower(seller), quantity: "3", tokenId: "1" });
  expect(tables.one("Holding")).toMatchObject({ quantity: "1", receivedCount: "4", releasedCount: "3" });
  expect(tables.one("Transfer", { kind: "BURN" })).toMatchObject({ quantity: "3", sale: null });
  expect(tables.one("TicketContract")).toMatchObject({ ticketCount: "4" });
});
