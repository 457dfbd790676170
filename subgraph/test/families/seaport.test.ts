import {
  deploySeaport,
  deployTestTokens,
  erc20Calls,
  erc20Item,
  erc721Calls,
  erc721Item,
  fulfillAsk,
  fulfillBid,
  matchOrders,
  nativeItem,
  payTo,
  type Seaport,
  type TestTokens,
  transact,
} from "@facevalue/contracts/testing/markets";
import { parseEther, zeroAddress } from "viem";
import { expect, test } from "vitest";
import { useMarketChain } from "../../../contracts/testing/markets/use-market-chain.ts";
import { ChainFixture } from "../chain-fixture.ts";
import type { SubgraphFixture } from "../subgraph-fixture.ts";

const chain = useMarketChain();
const ETHER = parseEther("1");
const share = (thousandths: bigint) => (ETHER * thousandths) / 1000n;
const lower = (address: string) => address.toLowerCase();

interface World {
  readonly seaport: Seaport;
  readonly tokens: TestTokens;
  readonly index: () => Promise<SubgraphFixture>;
}

/** New contracts on the chain, indexed from here on; tickets 1 to 3 are the seller's, both parties have ERC-20 money. */
async function openWorld(): Promise<World> {
  const { client, deployer, seller, buyer, organizer, marketplace } = chain();
  const seaport = await deploySeaport(client, deployer);
  const tokens = await deployTestTokens(client, deployer);
  for (const id of [1n, 2n, 3n])
    await transact(client, deployer, erc721Calls(tokens.erc721)("mint", [seller, id]));
  for (const to of [seller, buyer])
    await transact(client, deployer, erc20Calls(tokens.erc20)("mint", [to, 100n * ETHER]));
  const fixture = await ChainFixture.start(client.transport.url as string, [
    {
      name: "tickets",
      template: "Erc721Tickets",
      address: tokens.erc721,
      startBlock: 0,
      context: {
        contract: JSON.stringify({ organizer }),
        network: JSON.stringify({
          marketplaces: [{ protocol: "seaport", address: seaport.address }],
          feeRecipients: [marketplace],
        }),
      },
    },
  ]);
  return { seaport, tokens, index: () => fixture.catchUp() };
}

const parts = (tables: SubgraphFixture) =>
  tables.rows("SaleFee").map(({ role, recipient, amount }) => [role, recipient, amount]);

test("a matched pair of orders is one sale, bought by who got the ticket and not by the matcher", async () => {
  const { client, seller, buyer, matcher } = chain();
  const { seaport, tokens, index } = await openWorld();
  await matchOrders(client, seaport, {
    matcher,
    ask: {
      seller,
      tickets: [erc721Item(tokens.erc721, 1n)],
      payments: [payTo(seller, erc20Item(tokens.erc20, ETHER))],
    },
    bid: { bidder: buyer, ticket: erc721Item(tokens.erc721, 1n), offer: erc20Item(tokens.erc20, ETHER) },
  });
  const tables = await index();
  expect(tables.one("Sale")).toMatchObject({
    kind: "SECONDARY",
    seller: lower(seller),
    buyer: lower(buyer),
    payer: lower(buyer),
    price: String(ETHER),
    proceeds: String(ETHER),
    royalty: "0",
    fee: "0",
    priceSource: "SETTLED",
    isEstimated: false,
    hop: 1,
  });
  expect(tables.one("Ticket", { tokenId: "1" })).toMatchObject({ owner: lower(buyer), resaleCount: 1 });
});

test("a bundle's price is split evenly, marked as estimated, with the rest on the first ticket", async () => {
  const { client, seller, buyer } = chain();
  const { seaport, tokens, index } = await openWorld();
  const tickets = [1n, 2n, 3n].map((id) => erc721Item(tokens.erc721, id));
  const payments = [payTo(seller, nativeItem(2n * ETHER))];
  await fulfillAsk(client, seaport, { seller, buyer, tickets, payments });
  const tables = await index();
  const third = (2n * ETHER) / 3n;
  expect(tables.rows("Sale").map(({ tokenId, price }) => [tokenId, price])).toEqual([
    ["1", String(2n * ETHER - 2n * third)],
    ["2", String(third)],
    ["3", String(third)],
  ]);
  for (const sale of tables.rows("Sale"))
    expect(sale).toMatchObject({
      isEstimated: true,
      bundleSize: 3,
      priceSource: "ESTIMATED",
      faceValue: null,
    });
});

test("a bid's royalty is a part of the price and not of the proceeds", async () => {
  const { client, seller, buyer, organizer } = chain();
  const { seaport, tokens, index } = await openWorld();
  await fulfillBid(client, seaport, {
    seller,
    bidder: buyer,
    ticket: erc721Item(tokens.erc721, 1n),
    offer: erc20Item(tokens.erc20, 3n * ETHER),
    fees: [payTo(organizer, erc20Item(tokens.erc20, share(300n)))],
  });
  const tables = await index();
  expect(tables.one("Sale")).toMatchObject({
    price: String(3n * ETHER),
    royalty: String(share(300n)),
    proceeds: String(share(2700n)),
    fee: "0",
    buyer: lower(buyer),
    seller: lower(seller),
    currency: lower(tokens.erc20),
  });
  expect(parts(tables)).toEqual([
    ["ROYALTY", lower(organizer), String(share(300n))],
    ["SELLER", lower(seller), String(share(2700n))],
  ]);
});

test("an ask's price is the sum of what the buyer pays to everyone", async () => {
  const { client, seller, buyer, organizer, marketplace } = chain();
  const { seaport, tokens, index } = await openWorld();
  await fulfillAsk(client, seaport, {
    seller,
    buyer,
    tickets: [erc721Item(tokens.erc721, 1n)],
    payments: [
      payTo(seller, nativeItem(share(900n))),
      payTo(marketplace, nativeItem(share(25n))),
      payTo(organizer, nativeItem(share(75n))),
    ],
  });
  const tables = await index();
  expect(tables.one("Sale")).toMatchObject({
    price: String(ETHER),
    proceeds: String(share(900n)),
    royalty: String(share(75n)),
    fee: String(share(25n)),
    currency: zeroAddress,
    marketplace: lower(seaport.address),
  });
  expect(parts(tables)).toEqual([
    ["SELLER", lower(seller), String(share(900n))],
    ["MARKETPLACE", lower(marketplace), String(share(25n))],
    ["ROYALTY", lower(organizer), String(share(75n))],
  ]);
});

test("an order paid in two currencies has no price, and says why", async () => {
  const { client, seller, buyer, organizer } = chain();
  const { seaport, tokens, index } = await openWorld();
  await fulfillAsk(client, seaport, {
    seller,
    buyer,
    tickets: [erc721Item(tokens.erc721, 1n)],
    payments: [payTo(seller, nativeItem(ETHER)), payTo(organizer, erc20Item(tokens.erc20, ETHER))],
  });
  const tables = await index();
  expect(tables.one("Sale")).toMatchObject({
    price: null,
    currency: null,
    proceeds: null,
    royalty: null,
    priceSource: "UNKNOWN",
    priceUnknownReason: "MIXED_CURRENCY",
  });
  expect(parts(tables)).toEqual([]);
  expect(tables.one("Ticket", { tokenId: "1" })).toMatchObject({ resaleCount: 1, lastSalePrice: null });
});

test("a ticket that is sold and bought back is suspected of wash trading", async () => {
  const { client, seller, buyer } = chain();
  const { seaport, tokens, index } = await openWorld();
  const tickets = [erc721Item(tokens.erc721, 1n)];
  const sell = (from: typeof seller, to: typeof seller, salt: bigint) =>
    fulfillAsk(client, seaport, {
      seller: from,
      buyer: to,
      tickets,
      payments: [payTo(from, nativeItem(ETHER))],
      salt,
    });
  await sell(seller, buyer, 1n);
  await sell(buyer, seller, 2n);
  await sell(seller, seller, 3n);
  const tables = await index();
  expect(tables.rows("Sale").map(({ hop, isWashSuspect }) => [hop, isWashSuspect])).toEqual([
    [1, false],
    [2, true],
    [3, true],
  ]);
});

test("the parts of a bundle's ticket add up to its price when neither divides evenly", async () => {
  const { client, seller, buyer, organizer, marketplace } = chain();
  const { seaport, tokens, index } = await openWorld();
  const tickets = [1n, 2n, 3n].map((id) => erc721Item(tokens.erc721, id));
  const payments = [
    payTo(seller, nativeItem(1000n)),
    payTo(marketplace, nativeItem(50n)),
    payTo(organizer, nativeItem(50n)),
  ];
  await fulfillAsk(client, seaport, { seller, buyer, tickets, payments });
  const tables = await index();
  const rows = tables
    .rows("Sale")
    .map(({ price, proceeds, royalty, fee }) => [price, proceeds, royalty, fee].map(Number));
  expect(rows.map(([price]) => price)).toEqual([368, 366, 366]);
  for (const [price = 0, proceeds = 0, royalty = 0, fee = 0] of rows)
    expect(proceeds + royalty + fee).toBe(price);
  const sums = [1, 2, 3].map((column) => rows.reduce((sum, row) => sum + (row[column] ?? 0), 0));
  expect(sums).toEqual([1000, 50, 50]);
  expect(parts(tables)).not.toContainEqual(expect.arrayContaining(["UNKNOWN"]));
});
