import {
  type Ask,
  type BoxOffice,
  batchMintTicketsCalls,
  buyThroughRouter,
  deployBatchMintTickets,
  deployRouter,
  deploySeaport,
  deployTestTokens,
  erc20Calls,
  erc721Calls,
  erc721Item,
  fulfillAsk,
  nativeItem,
  payTo,
  runThroughRouter,
  type Seaport,
  transact,
} from "@facevalue/contracts/testing/markets";
import type { ConfiguredContract } from "@facevalue/indexer/testing";
import { type Address, parseEther, zeroAddress } from "viem";
import { expect, test } from "vitest";
import { useMarketChain } from "../../../contracts/testing/markets/use-market-chain.ts";
import { ChainFixture } from "../chain-fixture.ts";
import type { SubgraphFixture } from "../subgraph-fixture.ts";

const chain = useMarketChain();
const ETHER = parseEther("1");
const lower = (address: string) => address.toLowerCase();

interface World {
  readonly seaport: Seaport;
  readonly tickets: Address;
  readonly money: Address;
  readonly index: () => Promise<SubgraphFixture>;
}

interface WorldOptions {
  readonly sale?: Partial<BoxOffice>;
  readonly isPaidInTokens?: boolean;
  readonly facts?: Readonly<Record<string, unknown>>;
}

async function openWorld({ sale, isPaidInTokens = false, facts }: WorldOptions = {}): Promise<World> {
  const { client, deployer, organizer, buyer, seller } = chain();
  const seaport = await deploySeaport(client, deployer);
  const { erc20: money } = await deployTestTokens(client, deployer);
  const currency = isPaidInTokens ? money : zeroAddress;
  const tickets = await deployBatchMintTickets(client, deployer, {
    organizer,
    currency,
    price: 20n,
    royaltyBps: 500n,
    ...sale,
  });
  for (const to of [buyer, seller])
    await transact(client, deployer, erc20Calls(money)("mint", [to, 10n * ETHER]));
  const contract: ConfiguredContract = {
    name: "tickets",
    template: "Erc721Tickets",
    address: tickets,
    startBlock: 0,
    context: {
      contract: JSON.stringify({ organizer, ...facts }),
      network: JSON.stringify({ marketplaces: [{ protocol: "seaport", address: seaport.address }] }),
    },
  };
  const fixture = await ChainFixture.start(client.transport.url as string, [contract]);
  return { seaport, tickets, money, index: () => fixture.catchUp() };
}

const mint = (tickets: Address, to: Address, quantity: bigint, value = 0n) => ({
  ...batchMintTicketsCalls(tickets)("mint", [to, quantity]),
  value,
});

test("tickets bought with the native coin cost an estimated share of what was sent", async () => {
  const { client, buyer, organizer } = chain();
  const { tickets, index } = await openWorld();
  await transact(client, buyer, mint(tickets, buyer, 3n, 60n));
  const tables = await index();
  expect(tables.rows("Sale")).toHaveLength(3);
  for (const sale of tables.rows("Sale")) {
    expect(sale).toMatchObject({
      kind: "PRIMARY",
      price: "20",
      currency: zeroAddress,
      priceSource: "ESTIMATED",
      bundleSize: 3,
      seller: lower(organizer),
      buyer: lower(buyer),
      proceeds: "20",
      fee: "0",
      hop: 0,
      quantity: "1",
    });
  }
  expect(tables.one("Ticket", { tokenId: "2" })).toMatchObject({
    faceValue: "20",
    faceCurrency: zeroAddress,
    faceValueSource: "ESTIMATED",
    owner: lower(buyer),
    event: `${lower(tickets)}${"0".repeat(64)}`,
  });
  expect(tables.one("TicketContract")).toMatchObject({
    family: "ERC721",
    name: "Batch Tickets",
    ticketCount: "3",
    organizer: lower(organizer),
  });
  expect(tables.one("Event")).toMatchObject({
    name: "Batch Tickets",
    fiat: null,
    startsAt: null,
    capacity: null,
    issuedCount: "3",
  });
});

test("a ticket bought with a token cost what the token's log says", async () => {
  const { client, buyer, organizer } = chain();
  const { tickets, money, index } = await openWorld({ isPaidInTokens: true });
  await transact(client, buyer, erc20Calls(money)("approve", [tickets, ETHER]));
  await transact(client, buyer, mint(tickets, buyer, 1n));
  const tables = await index();
  expect(tables.one("Sale")).toMatchObject({
    price: "20",
    currency: lower(money),
    priceSource: "SETTLED",
    isEstimated: false,
    proceeds: "20",
    payer: lower(buyer),
  });
  expect(tables.one("SaleFee")).toMatchObject({ role: "SELLER", recipient: lower(organizer), amount: "20" });
});

test("what an organizer issues to itself is sold when it sells it, and then at face value", async () => {
  const { client, organizer, buyer, seller } = chain();
  const { seaport, tickets, index } = await openWorld();
  await transact(client, organizer, batchMintTicketsCalls(tickets)("mintConsecutive", [organizer, 5n]));
  const issued = await index();
  expect(issued.rows("Sale")).toEqual([]);
  expect(issued.rows("Ticket")).toHaveLength(5);
  expect(issued.one("Ticket", { tokenId: "4" })).toMatchObject({
    faceValueSource: "UNKNOWN",
    faceValue: null,
  });
  const sell = (from: Address, to: Address, price: bigint) =>
    fulfillAsk(client, seaport, {
      seller: from,
      buyer: to,
      tickets: [erc721Item(tickets, 4n)],
      payments: [payTo(from, nativeItem(price))],
    });
  await sell(organizer, buyer, 1000n);
  await sell(buyer, seller, 1500n);
  const tables = await index();
  expect(tables.one("Sale", { kind: "PRIMARY" })).toMatchObject({
    price: "1000",
    priceSource: "SETTLED",
    faceValue: "1000",
    royaltyDue: null,
    proceeds: "1000",
    marketplace: lower(seaport.address),
  });
  expect(tables.one("Sale", { kind: "SECONDARY" })).toMatchObject({
    price: "1500",
    faceValue: "1000",
    faceValueSource: "SETTLED",
    hop: 1,
    royalty: "0",
    royaltyDue: "75",
  });
});

test("the network file's tier gives what was paid off the chain, and its event the details", async () => {
  const { client, deployer, buyer, organizer } = chain();
  const event = { name: "Aurora", artist: "Aurora", fiat: "EUR", startsAt: 1_790_000_000 };
  const tier = {
    name: "Floor",
    price: "2500",
    fee: "100",
    supply: 50,
    resaleCapBps: 11_000,
    lastToken: "2",
  };
  const { tickets, index } = await openWorld({ sale: { price: 0n }, facts: { event, tiers: [tier] } });
  await transact(client, deployer, mint(tickets, buyer, 1n));
  await transact(client, deployer, mint(tickets, organizer, 1n));
  await transact(client, deployer, mint(tickets, buyer, 1n));
  const tables = await index();
  expect(tables.one("Sale")).toMatchObject({
    tokenId: "1",
    price: "2600",
    fee: "100",
    proceeds: "2500",
    priceSource: "DECLARED",
    faceValueSource: "DECLARED",
    resaleCapBps: "11000",
  });
  expect(tables.rows("Ticket").map(({ tokenId, faceValue }) => [tokenId, faceValue])).toEqual([
    ["1", "2600"],
    ["2", null],
    ["3", null],
  ]);
  expect(tables.one("Event")).toMatchObject({
    ...event,
    startsAt: "1790000000",
    capacity: "50",
    city: null,
    issuedCount: "3",
  });
  expect(tables.one("TicketType")).toMatchObject({ name: "Floor", price: "2500", issuedCount: "2" });
});

test("a ticket that a router buys at the box office is sold to who has it in the end", async () => {
  const { client, deployer, buyer, organizer } = chain();
  const { tickets, money, index } = await openWorld({ isPaidInTokens: true });
  const router = await deployRouter(client, deployer);
  await transact(client, buyer, erc20Calls(money)("approve", [router, ETHER]));
  const calls = [
    erc20Calls(money)("transferFrom", [buyer, router, 20n]),
    erc20Calls(money)("approve", [tickets, 20n]),
    mint(tickets, router, 1n),
  ];
  await runThroughRouter(client, router, {
    sender: buyer,
    recipient: buyer,
    calls,
    tickets: [erc721Item(tickets, 1n)],
  });
  const tables = await index();
  expect(tables.one("Sale")).toMatchObject({
    kind: "PRIMARY",
    buyer: lower(buyer),
    seller: lower(organizer),
    payer: lower(buyer),
    price: "20",
    proceeds: "20",
    priceSource: "SETTLED",
  });
  expect(tables.one("Ticket")).toMatchObject({ owner: lower(buyer), faceValue: "20", resaleCount: 0 });
});

async function askFor(world: World, tokenId: bigint): Promise<Ask> {
  const { seller } = chain();
  const payments = [payTo(seller, nativeItem(100n * tokenId))];
  return { seller, tickets: [erc721Item(world.tickets, tokenId)], payments };
}

test("through a router the buyer is who has the ticket in the end, and each order is one sale", async () => {
  const { client, deployer, seller, buyer } = chain();
  const world = await openWorld();
  await transact(client, seller, mint(world.tickets, seller, 2n, 40n));
  const router = await deployRouter(client, deployer);
  const asks = [await askFor(world, 1n), await askFor(world, 2n)];
  await buyThroughRouter(client, world.seaport, { router, buyer, asks });
  const tables = await world.index();
  const resales = tables.rows("Sale").filter(({ kind }) => kind === "SECONDARY");
  expect(resales.map(({ tokenId, price }) => [tokenId, price])).toEqual([
    ["1", "100"],
    ["2", "200"],
  ]);
  for (const sale of resales) {
    expect(sale).toMatchObject({ seller: lower(seller), buyer: lower(buyer), faceValue: "20" });
    const deliveries = tables.rows("Transfer").filter((transfer) => transfer.sale === sale.id);
    expect(deliveries.map(({ kind }) => kind)).toEqual(["SALE", "SALE"]);
  }
});

test("a ticket that is paid from hand to hand in a token is an estimated sale", async () => {
  const { client, deployer, seller, buyer } = chain();
  const { tickets, money, index } = await openWorld();
  await transact(client, seller, mint(tickets, seller, 1n, 20n));
  const router = await deployRouter(client, deployer);
  await transact(client, buyer, erc20Calls(money)("approve", [router, ETHER]));
  await transact(client, seller, erc721Calls(tickets)("setApprovalForAll", [router, true]));
  const calls = [
    erc20Calls(money)("transferFrom", [buyer, seller, 90n]),
    erc721Calls(tickets)("transferFrom", [seller, buyer, 1n]),
  ];
  await runThroughRouter(client, router, { sender: buyer, recipient: buyer, calls, tickets: [] });
  const tables = await index();
  expect(tables.one("Sale", { kind: "SECONDARY" })).toMatchObject({
    price: "90",
    currency: lower(money),
    priceSource: "ESTIMATED",
    isEstimated: true,
    marketplace: null,
    seller: lower(seller),
    buyer: lower(buyer),
  });
});

test("orders of a contract that is no known marketplace are not believed", async () => {
  const { client, deployer, seller, buyer } = chain();
  const { tickets, index } = await openWorld();
  await transact(client, seller, mint(tickets, seller, 1n, 20n));
  const stranger = await deploySeaport(client, deployer);
  const payments = [payTo(seller, nativeItem(1n))];
  await fulfillAsk(client, stranger, { seller, buyer, tickets: [erc721Item(tickets, 1n)], payments });
  const tables = await index();
  expect(tables.rows("Sale").map(({ kind }) => kind)).toEqual(["PRIMARY"]);
  expect(tables.rows("Transfer").map(({ kind }) => kind)).toEqual(["MINT", "GIFT"]);
});

test("money of several contracts that issue in one transaction is attributed to none", async () => {
  const { client, deployer, buyer } = chain();
  const { tickets, index } = await openWorld();
  const other = await openWorld();
  const router = await deployRouter(client, deployer);
  const calls = [mint(tickets, buyer, 1n, 20n), mint(other.tickets, buyer, 1n, 20n)];
  await runThroughRouter(client, router, { sender: buyer, recipient: buyer, calls, tickets: [] });
  const tables = await index();
  expect(tables.rows("Sale")).toEqual([]);
  expect(tables.one("Ticket")).toMatchObject({ faceValue: null, faceValueSource: "UNKNOWN" });
});

test("two thousand tickets of one transaction are each a sale", async () => {
  const { client, buyer } = chain();
  const { tickets, index } = await openWorld();
  await transact(client, buyer, mint(tickets, buyer, 2000n, 40_000n));
  const tables = await index();
  expect(tables.rows("Sale")).toHaveLength(2000);
  expect(tables.rows("Ticket").every(({ faceValue }) => faceValue === "20")).toBe(true);
  expect(tables.one("Event")).toMatchObject({ issuedCount: "2000" });
});
