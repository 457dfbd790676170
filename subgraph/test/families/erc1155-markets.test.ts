import {
  type Ask,
  buyThroughRouter,
  type ContractCall,
  deployRouter,
  erc20Calls,
  erc20Item,
  erc1155Calls,
  fulfillmentCall,
  matchOrders,
  nativeItem,
  paymentProcessorCalls,
  payTo,
  runThroughRouter,
  signAsk,
  transact,
} from "@facevalue/contracts/testing/markets";
import type { Address } from "viem";
import { expect, test } from "vitest";
import { useMarketChain } from "../../../contracts/testing/markets/use-market-chain.ts";
import { lower, openWorld, PRICE, times } from "./amount-world.ts";

const chain = useMarketChain();

test("a Payment Processor sale has its price, and its parts from the buyer's payments", async () => {
  const { seller, buyer, organizer } = chain();
  const { client, processor, tickets, erc20, mint, index } = await openWorld(chain());
  await mint(seller, 7n, 4n);
  await transact(client, seller, erc1155Calls(tickets)("setApprovalForAll", [processor, true]));
  await transact(client, buyer, erc20Calls(erc20)("approve", [processor, 100n * PRICE]));
  const call = paymentProcessorCalls(processor)("buyListing", [
    {
      buyer,
      seller,
      beneficiary: buyer,
      tokenAddress: tickets,
      tokenId: 7n,
      amount: 3n,
      coin: erc20,
      price: 10n * PRICE,
      feeRecipient: organizer,
      fee: PRICE,
    },
  ]);
  await transact(client, buyer, call);
  const tables = await index();
  expect(tables.one("Sale", { kind: "SECONDARY" })).toMatchObject({
    quantity: "3",
    price: times(10n),
    royalty: times(1n),
    proceeds: times(9n),
    faceValue: times(3n),
    marketplace: lower(processor),
    isWashSuspect: false,
  });
  expect(tables.one("Transfer", { kind: "SALE" })).toMatchObject({ quantity: "3", tokenId: "7" });
});

test("through a router, two sellers' tickets of one kind are two sales to who has them at last", async () => {
  const { seller, buyer, deployer, matcher } = chain();
  const { client, seaport, erc20, tickets, mint, item, index } = await openWorld(chain());
  const router = await deployRouter(client, deployer);
  await transact(client, deployer, erc20Calls(erc20)("mint", [matcher, 100n * PRICE]));
  await transact(client, matcher, erc20Calls(erc20)("approve", [tickets, 100n * PRICE]));
  for (const account of [seller, matcher]) await mint(account, 1n, 2n);
  const ask = (from: Address, price: bigint): Ask => ({
    seller: from,
    tickets: [item(1n, 2n)],
    payments: [payTo(from, nativeItem(price))],
  });
  await buyThroughRouter(client, seaport, {
    router,
    buyer,
    asks: [ask(seller, 5n * PRICE), ask(matcher, 6n * PRICE)],
  });
  const tables = await index();
  const sold = tables.rows("Sale").filter(({ kind }) => kind === "SECONDARY");
  const common = { buyer: lower(buyer), quantity: "2", faceValue: times(2n) };
  expect(sold).toMatchObject([
    { ...common, seller: lower(seller), price: times(5n) },
    { ...common, seller: lower(matcher), price: times(6n) },
  ]);
  expect(tables.rows("Transfer").filter(({ kind }) => kind === "SALE")).toHaveLength(4);
  expect(tables.one("Holding", { owner: lower(buyer) })).toMatchObject({ quantity: "4" });
  expect(tables.one("Holding", { owner: lower(router) })).toMatchObject({ quantity: "0" });
  expect(tables.rows("IndexingIssue")).toEqual([]);
});

test("tickets of two sellers that a router hands on together are two sales to who gets them", async () => {
  const { seller, buyer, organizer, deployer } = chain();
  const { client, seaport, mint, item, index } = await openWorld(chain());
  const router = await deployRouter(client, deployer);
  await mint(seller, 1n, 2n);
  await mint(organizer, 1n, 3n);
  const asks = [
    { seller, tickets: [item(1n, 2n)], payments: [payTo(seller, nativeItem(5n * PRICE))] },
    { seller: organizer, tickets: [item(1n, 3n)], payments: [payTo(organizer, nativeItem(6n * PRICE))] },
  ];
  const calls: ContractCall[] = [];
  for (const ask of asks) calls.push(fulfillmentCall(seaport, await signAsk(client, seaport, ask)));
  const run = { sender: buyer, recipient: buyer, calls, tickets: [item(1n, 5n)] };
  await runThroughRouter(client, router, run);
  const tables = await index();
  const sold = tables.rows("Sale").filter(({ marketplace }) => marketplace === lower(seaport.address));
  expect(sold).toMatchObject([
    { kind: "SECONDARY", buyer: lower(buyer), seller: lower(seller), price: times(5n), faceValue: times(2n) },
    {
      kind: "PRIMARY",
      buyer: lower(buyer),
      seller: lower(organizer),
      price: times(6n),
      faceValue: times(6n),
    },
  ]);
  expect(tables.rows("Transfer").filter(({ kind }) => kind === "SALE")).toHaveLength(3);
  expect(tables.one("Holding", { owner: lower(buyer) })).toMatchObject({ quantity: "5" });
  const lots = tables
    .rows("HoldingLot")
    .filter(({ holding, quantity }) => String(holding).endsWith(lower(buyer).slice(2)) && quantity !== "0");
  expect(lots.map(({ quantity, faceValue }) => [quantity, faceValue])).toEqual([
    ["2", times(1n)],
    ["3", times(2n)],
  ]);
});

test("a matched pair of orders for several tickets is one sale", async () => {
  const { seller, buyer, matcher } = chain();
  const { client, seaport, erc20, mint, item, index } = await openWorld(chain());
  await mint(seller, 1n, 3n);
  await matchOrders(client, seaport, {
    matcher,
    ask: { seller, tickets: [item(1n, 3n)], payments: [payTo(seller, erc20Item(erc20, 6n * PRICE))] },
    bid: { bidder: buyer, ticket: item(1n, 3n), offer: erc20Item(erc20, 6n * PRICE) },
  });
  const tables = await index();
  expect(tables.one("Sale", { kind: "SECONDARY" })).toMatchObject({
    quantity: "3",
    price: times(6n),
    proceeds: times(6n),
    buyer: lower(buyer),
    seller: lower(seller),
    faceValue: times(3n),
  });
});
