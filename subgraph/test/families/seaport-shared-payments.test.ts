import {
  batchMintTicketsCalls,
  deployBatchMintTickets,
  deployRouter,
  deploySeaport,
  deployTestTokens,
  erc20Calls,
  erc20Item,
  erc721Item,
  fulfillAsk,
  fulfillmentCall,
  nativeItem,
  payTo,
  runThroughRouter,
  type Seaport,
  seaportCalls,
  signAsk,
  signBid,
  transact,
} from "@facevalue/contracts/testing/markets";
import { type Address, zeroAddress } from "viem";
import { expect, test } from "vitest";
import { useMarketChain } from "../../../contracts/testing/markets/use-market-chain.ts";
import { ChainFixture } from "../chain-fixture.ts";
import type { SubgraphFixture } from "../subgraph-fixture.ts";

const chain = useMarketChain();
const lower = (address: string) => address.toLowerCase();

interface World {
  readonly seaport: Seaport;
  readonly tickets: Address;
  readonly money: Address;
  readonly index: () => Promise<SubgraphFixture>;
}

/** Tickets 1 to 3 are the seller's, bought for 20 each. */
async function openWorld(): Promise<World> {
  const { client, deployer, seller, buyer, organizer, marketplace } = chain();
  const seaport = await deploySeaport(client, deployer);
  const { erc20: money } = await deployTestTokens(client, deployer);
  const sale = { organizer, currency: zeroAddress, price: 20n, royaltyBps: 500n };
  const tickets = await deployBatchMintTickets(client, deployer, sale);
  await transact(client, seller, batchMintTicketsCalls(tickets)("mint", [seller, 3n], 60n));
  for (const to of [seller, buyer])
    await transact(client, deployer, erc20Calls(money)("mint", [to, 10_000n]));
  const network = {
    marketplaces: [{ protocol: "seaport", address: seaport.address }],
    feeRecipients: [marketplace],
  };
  const fixture = await ChainFixture.start(client.transport.url as string, [
    {
      name: "tickets",
      template: "Erc721Tickets",
      address: tickets,
      startBlock: 0,
      context: { contract: JSON.stringify({ organizer }), network: JSON.stringify(network) },
    },
  ]);
  return { seaport, tickets, money, index: () => fixture.catchUp() };
}

const resalesOf = (tables: SubgraphFixture) => tables.rows("Sale").filter(({ kind }) => kind === "SECONDARY");

test("a bundle's payments that do not divide evenly still add up, for each ticket and for each recipient", async () => {
  const { client, seller, buyer, organizer, marketplace } = chain();
  const { seaport, tickets, index } = await openWorld();
  await fulfillAsk(client, seaport, {
    seller,
    buyer,
    tickets: [1n, 2n, 3n].map((id) => erc721Item(tickets, id)),
    payments: [
      payTo(seller, nativeItem(92n)),
      payTo(organizer, nativeItem(5n)),
      payTo(marketplace, nativeItem(4n)),
    ],
  });
  const resales = resalesOf(await index());
  // 101 for three: 33 each and 2 left; of the payments 30, 1 and 1 each, with 2, 2 and 1 left.
  expect(
    resales.map(({ price, proceeds, royalty, fee }) => [price, proceeds, royalty, fee].map(Number)),
  ).toEqual([
    [35, 30, 3, 2],
    [33, 31, 1, 1],
    [33, 31, 1, 1],
  ]);
});

test("two pairs of orders for one ticket in one call are two sales, each with its own buyer and price", async () => {
  const { client, seller, buyer, organizer, matcher } = chain();
  const { seaport, tickets, money, index } = await openWorld();
  const ticket = erc721Item(tickets, 1n);
  const steps = [
    { from: seller, to: buyer, price: 100n },
    { from: buyer, to: organizer, price: 150n },
  ];
  await transact(client, organizer, erc20Calls(money)("mint", [organizer, 1_000n]));
  const orders = [];
  for (const { from, to, price } of steps) {
    const item = erc20Item(money, price);
    orders.push(
      await signAsk(client, seaport, { seller: from, tickets: [ticket], payments: [payTo(from, item)] }),
    );
    orders.push(await signBid(client, seaport, { bidder: to, ticket, offer: item }));
  }
  const serve = (source: bigint, target: bigint) => ({
    offerComponents: [{ orderIndex: source, itemIndex: 0n }],
    considerationComponents: [{ orderIndex: target, itemIndex: 0n }],
  });
  const pairs = [serve(0n, 1n), serve(1n, 0n), serve(2n, 3n), serve(3n, 2n)];
  await transact(client, matcher, seaportCalls(seaport.address)("matchOrders", [orders, pairs]));
  const tables = await index();
  expect(
    resalesOf(tables).map(({ seller, buyer, payer, price, proceeds }) => ({
      seller,
      buyer,
      payer,
      price,
      proceeds,
    })),
  ).toEqual(
    steps.map(({ from, to, price }) => ({
      seller: lower(from),
      buyer: lower(to),
      payer: lower(to),
      price: String(price),
      proceeds: String(price),
    })),
  );
  expect(tables.one("Ticket", { tokenId: "1" })).toMatchObject({ owner: lower(organizer), resaleCount: 2 });
});

test("what a ticket cost that is issued beside a resale is not known", async () => {
  const { client, deployer, seller, buyer } = chain();
  const { seaport, tickets, index } = await openWorld();
  const router = await deployRouter(client, deployer);
  const ticket = erc721Item(tickets, 1n);
  const payments = [payTo(seller, nativeItem(100n))];
  const order = await signAsk(client, seaport, { seller, tickets: [ticket], payments });
  const calls = [batchMintTicketsCalls(tickets)("mint", [buyer, 1n], 20n), fulfillmentCall(seaport, order)];
  await runThroughRouter(client, router, { sender: buyer, recipient: buyer, calls, tickets: [ticket] });
  const tables = await index();
  expect(tables.one("Ticket", { tokenId: "4" })).toMatchObject({
    owner: lower(buyer),
    faceValue: null,
    faceValueSource: "UNKNOWN",
  });
  expect(resalesOf(tables).map(({ tokenId, price }) => [tokenId, price])).toEqual([["1", "100"]]);
});
