import { getEventFactoryAbi } from "@facevalue/contracts/abis";
import {
  deployGetEventFactory,
  deploySeaport,
  deployTestTokens,
  erc20Calls,
  erc20Item,
  erc721Calls,
  erc721Item,
  fulfillAsk,
  getEventFactoryCalls,
  getTicketsCalls,
  payTo,
  transact,
} from "@facevalue/contracts/testing/markets";
import { type Address, parseEventLogs, zeroAddress, zeroHash } from "viem";
import { expect, test } from "vitest";
import { useMarketChain } from "../../../contracts/testing/markets/use-market-chain.ts";
import { ChainFixture } from "../chain-fixture.ts";

const chain = useMarketChain();
const FUEL = 1_000n;
const lower = (address: string) => address.toLowerCase();
/** Dollars as GET's contracts write them. */
const dollars = (amount: number) => amount * 1_000;
const action = (tokenId: bigint, to: Address, basePrice = 0) => ({
  tokenId,
  externalId: zeroHash,
  to,
  orderTime: 1n,
  basePrice,
});
const NOTHING = {
  primarySales: [],
  secondarySales: [],
  scans: [],
  checkIns: [],
  invalidations: [],
  claims: [],
  transfers: [],
};

/** One event of the organizer's on GET's factory, indexed from the factory on. */
async function openWorld(network: Readonly<Record<string, unknown>> = {}) {
  const { client, deployer, organizer } = chain();
  const factory = await deployGetEventFactory(client, deployer);
  const data = {
    index: 7,
    startTime: 1_800_000_000n,
    endTime: 1_800_010_000n,
    latitude: 52_370_000,
    longitude: 4_890_000,
    currency: "EUR",
    name: "Aurora",
    shopUrl: "",
    imageUrl: "",
  };
  const create = getEventFactoryCalls(factory)("createEvent", ["Aurora tickets", "GET", data]);
  const { logs } = await transact(client, organizer, create);
  const [created] = parseEventLogs({ abi: getEventFactoryAbi, logs, eventName: "EventCreated" });
  if (!created) throw new Error("The factory told of no event.");
  const tickets = created.args.eventImplementationProxy;
  const fixture = await ChainFixture.start(client.transport.url as string, [
    {
      name: "factory",
      template: "GetEventFactory",
      address: factory,
      startBlock: 0,
      context: { network: JSON.stringify(network) },
    },
  ]);
  const calls = getTicketsCalls(tickets);
  const act = (call: Parameters<typeof transact>[2]) => transact(client, organizer, call);
  return { tickets, calls, act, index: () => fixture.catchUp() };
}

test("a ticket of 50 dollars resold for 65 has a markup of 3,000 basis points", async () => {
  const { organizer, seller, buyer } = chain();
  const { tickets, calls, act, index } = await openWorld();
  await act(calls("primarySale", [[action(1n, seller, dollars(50))], FUEL]));
  await act(calls("secondarySale", [[action(1n, buyer, dollars(65))], FUEL]));
  const tables = await index();
  const resale = tables.one("Sale", { kind: "SECONDARY" });
  expect(resale).toMatchObject({
    contract: lower(tickets),
    seller: lower(seller),
    buyer: lower(buyer),
    price: "65000",
    faceValue: "50000",
    currency: "0x555344",
    faceCurrency: "0x555344",
    priceSource: "DECLARED",
    faceValueSource: "DECLARED",
    royaltyDue: null,
    hop: 1,
  });
  expect(((Number(resale.price) - Number(resale.faceValue)) * 10_000) / Number(resale.faceValue)).toBe(3000);
  expect(tables.one("Sale", { kind: "PRIMARY" })).toMatchObject({ price: "50000", seller: lower(organizer) });
  expect(tables.one("Event")).toMatchObject({
    name: "Aurora",
    fiat: "EUR",
    startsAt: "1800000000",
    endsAt: "1800010000",
    organizer: lower(organizer),
    issuedCount: "1",
  });
  expect(tables.one("EventChange")).toMatchObject({ kind: "PUBLISHED" });
  expect(tables.rows("IndexingIssue")).toEqual([]);
});

test("scan, check-in and void of a ticket in one call leave it void, and an empty list nothing", async () => {
  const { seller, buyer } = chain();
  const { calls, act, index } = await openWorld();
  const sold = [action(1n, seller, dollars(50)), action(2n, buyer, dollars(40))];
  await act(calls("primarySale", [sold, FUEL]));
  await act(calls("scan", [[]]));
  await act(calls("primarySale", [[], FUEL]));
  const [first, second] = [action(1n, seller), action(2n, buyer)];
  const batch = { ...NOTHING, scans: [first, second], checkIns: [first, second], invalidations: [first] };
  await act(calls("batchActions", [batch, FUEL]));
  const tables = await index();
  expect(tables.one("Ticket", { tokenId: "1" })).toMatchObject({
    status: "VOIDED",
    owner: zeroAddress,
    faceValue: "50000",
  });
  expect(tables.one("Ticket", { tokenId: "2" })).toMatchObject({ status: "CHECKED_IN", faceValue: "40000" });
  const changes = tables.rows("TicketStatusChange").map(({ status, holder }) => [status, holder]);
  expect(changes).toEqual(
    expect.arrayContaining([
      ["VOIDED", lower(seller)],
      ["CHECKED_IN", lower(buyer)],
    ]),
  );
  expect(changes).toHaveLength(2);
  expect(tables.rows("Sale")).toHaveLength(2);
  expect(tables.rows("IndexingIssue")).toEqual([]);
});

test("a ticket that is burned before it is told to be invalid ends as void", async () => {
  const { seller } = chain();
  const { calls, act, index } = await openWorld();
  await act(calls("primarySale", [[action(1n, seller, dollars(50))], FUEL]));
  await act(calls("invalidate", [[action(1n, seller)]]));
  const tables = await index();
  expect(tables.one("Ticket")).toMatchObject({ status: "VOIDED", owner: zeroAddress });
  expect(tables.one("TicketStatusChange")).toMatchObject({ status: "VOIDED", holder: lower(seller) });
  expect(tables.rows("Transfer").map(({ kind }) => kind)).toEqual(["MINT", "BURN"]);
});

test("the older shapes of version 2 tell the same", async () => {
  const { seller, buyer, matcher } = chain();
  const { calls, act, index } = await openWorld();
  await act(calls("primarySaleOfVersion2", [[action(1n, seller, dollars(50))], FUEL]));
  await act(calls("secondarySaleOfVersion2", [[action(1n, buyer, dollars(65))], FUEL]));
  await act(calls("claimOfVersion2", [[action(1n, matcher)], FUEL]));
  await act(calls("move", [[action(1n, seller)]]));
  const tables = await index();
  expect(tables.rows("Sale").map(({ kind, price }) => [kind, price])).toEqual([
    ["PRIMARY", "50000"],
    ["SECONDARY", "65000"],
  ]);
  expect(tables.rows("Transfer").map(({ kind }) => kind)).toEqual(["MINT", "SALE", "CLAIM", "CUSTODY"]);
  expect(tables.one("Ticket")).toMatchObject({ status: "CLAIMED", owner: lower(seller), resaleCount: 1 });
});

test("one call sells a ticket, resells it and hands it to its holder", async () => {
  const { seller, buyer, matcher } = chain();
  const { calls, act, index } = await openWorld();
  const batch = {
    ...NOTHING,
    primarySales: [action(1n, seller, dollars(50))],
    secondarySales: [action(1n, buyer, dollars(65))],
    claims: [action(1n, matcher)],
  };
  await act(calls("batchActions", [batch, FUEL]));
  const tables = await index();
  expect(tables.rows("Sale").map(({ kind, price, hop }) => [kind, price, hop])).toEqual([
    ["PRIMARY", "50000", 0],
    ["SECONDARY", "65000", 1],
  ]);
  expect(tables.rows("Transfer").map(({ kind }) => kind)).toEqual(["MINT", "SALE", "CLAIM"]);
  expect(tables.one("Ticket")).toMatchObject({ owner: lower(matcher), lastSalePrice: "65000" });
});

test("after the event a ticket is a free token: given away, or sold over Seaport in another currency", async () => {
  const { client, deployer, seller, buyer, matcher } = chain();
  const seaport = await deploySeaport(client, deployer);
  const { erc20 } = await deployTestTokens(client, deployer);
  await transact(client, deployer, erc20Calls(erc20)("mint", [buyer, 90n]));
  const { tickets, calls, act, index } = await openWorld({
    marketplaces: [{ protocol: "seaport", address: seaport.address }],
  });
  await act(calls("primarySale", [[action(1n, matcher, dollars(50))], FUEL]));
  await transact(client, matcher, erc721Calls(tickets)("transferFrom", [matcher, seller, 1n]));
  await fulfillAsk(client, seaport, {
    seller,
    buyer,
    tickets: [erc721Item(tickets, 1n)],
    payments: [payTo(seller, erc20Item(erc20, 90n))],
  });
  const tables = await index();
  expect(tables.one("Sale", { kind: "SECONDARY" })).toMatchObject({
    seller: lower(seller),
    buyer: lower(buyer),
    price: "90",
    currency: lower(erc20),
    priceSource: "SETTLED",
    faceValue: "50000",
    faceCurrency: "0x555344",
    hop: 1,
  });
  expect(tables.rows("Transfer").map(({ kind }) => kind)).toEqual(["MINT", "GIFT", "SALE"]);
});
