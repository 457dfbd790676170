import { type Address, type Hex, pad, parseEventLogs, toEventSelector, toHex } from "viem";
import { beforeAll, expect, it } from "vitest";
import { getEventFactoryAbi, getEventTicketsAbi } from "../../abis/index.ts";
import {
  deployGetEventFactory,
  deployGetTickets,
  getEventFactoryCalls,
  getTicketsCalls,
  nameLogs,
  transact,
} from "./index.ts";
import { type MarketChain, useMarketChain } from "./use-market-chain.ts";

const FUEL = 10n ** 18n;
const EVENT_DATA = {
  index: 7,
  startTime: 1_800_000_000n,
  endTime: 1_800_010_000n,
  latitude: 52_370_216,
  longitude: -4_895_168,
  currency: "EUR",
  name: "Aurora",
  shopUrl: "https://shop.example",
  imageUrl: "https://image.example",
} as const;

const useChain = useMarketChain();
let chain: MarketChain;
let tickets: Address;
let on: ReturnType<typeof getTicketsCalls>;

beforeAll(async () => {
  chain = useChain();
  tickets = await deployGetTickets(chain.client, chain.deployer, "Aurora");
  on = getTicketsCalls(tickets);
});

/** Prices in thousandths of a dollar. */
function action(tokenId: bigint, to: Address, basePrice = 0) {
  const externalId: Hex = pad(toHex(tokenId));
  return { tokenId, externalId, to, orderTime: 1_800_000_000n, basePrice };
}

async function run(call: ReturnType<typeof on>) {
  return transact(chain.client, chain.deployer, call);
}

it("the factory names the new contract after the contract's own EventDataSet", async () => {
  const factory = await deployGetEventFactory(chain.client, chain.deployer);
  const call = getEventFactoryCalls(factory)("createEvent", ["Aurora", "AUR", EVENT_DATA]);
  const { logs } = await transact(chain.client, chain.deployer, call);
  expect(nameLogs({ logs })).toEqual(["EventDataSet", "EventCreated"]);
  const [created] = parseEventLogs({ abi: getEventFactoryAbi, logs });
  const [set] = parseEventLogs({ abi: getEventTicketsAbi, eventName: "EventDataSet", logs });
  expect(created?.args.eventIndex).toBe(7n);
  expect(set?.args.eventData).toEqual(EVENT_DATA);
  expect(created?.args.eventImplementationProxy.toLowerCase()).toBe(set?.address);
});

it("new data of an event is an update", async () => {
  expect(nameLogs(await run(on("updateEventData", [{ ...EVENT_DATA, name: "Moved" }])))).toEqual([
    "EventDataUpdated",
  ]);
});

it("a sale declares its prices after its transfers", async () => {
  const { seller, buyer } = chain;
  const sold = await run(on("primarySale", [[action(1n, seller, 50_000), action(2n, seller, 60_000)], FUEL]));
  expect(nameLogs(sold)).toEqual(["Transfer", "Transfer", "PrimarySale"]);
  const resold = await run(on("secondarySale", [[action(1n, buyer, 65_000)], FUEL]));
  expect(nameLogs(resold)).toEqual(["Transfer", "SecondarySale"]);
  const [sale] = parseEventLogs({ abi: getEventTicketsAbi, eventName: "SecondarySale", logs: resold.logs });
  expect(sale?.args.ticketActions).toMatchObject([{ tokenId: 1n, to: buyer, basePrice: 65_000 }]);
});

it("an approval is taken back before each resale", async () => {
  const { seller, buyer } = chain;
  await run(on("primarySale", [[action(3n, seller)], FUEL]));
  const { logs } = await run(on("secondarySale", [[action(3n, buyer)], FUEL]));
  const names = parseEventLogs({ abi: getEventTicketsAbi, logs }).map(({ eventName }) => eventName);
  expect(names).toEqual(["Approval", "Transfer", "SecondarySale"]);
});

it("one call does several things to a ticket", async () => {
  const { seller, buyer } = chain;
  const entry = [action(4n, seller)];
  const batch = {
    primarySales: [action(4n, seller, 50_000)],
    secondarySales: [action(4n, buyer, 55_000)],
    scans: entry,
    checkIns: entry,
    invalidations: entry,
    claims: [],
    transfers: [],
  };
  expect(nameLogs(await run(on("batchActions", [batch, FUEL])))).toEqual([
    "Transfer",
    "PrimarySale",
    "Transfer",
    "SecondarySale",
    "Scanned",
    "CheckedIn",
    "Transfer",
    "Invalidated",
  ]);
});

it("claims and custody moves follow their transfers", async () => {
  const { seller, buyer } = chain;
  await run(on("primarySale", [[action(5n, seller)], FUEL]));
  expect(nameLogs(await run(on("claim", [[action(5n, buyer)]])))).toEqual(["Transfer", "Claimed"]);
  expect(nameLogs(await run(on("move", [[action(5n, seller)]])))).toEqual(["Transfer", "Transfered"]);
});

it.each(["primarySale", "secondarySale"] as const)("%s may be of no ticket", async (name) => {
  const { logs } = await run(on(name, [[], FUEL]));
  const [sale] = parseEventLogs({ abi: getEventTicketsAbi, logs });
  expect(sale?.args).toMatchObject({ ticketActions: [] });
});

it("version 2 has the same names with other topics", async () => {
  const { seller, buyer } = chain;
  const sold = await run(on("primarySaleOfVersion2", [[action(6n, seller, 50_000)], FUEL]));
  const resold = await run(on("secondarySaleOfVersion2", [[action(6n, buyer, 55_000)], FUEL]));
  const claimed = await run(on("claimOfVersion2", [[action(6n, seller)], FUEL]));
  const topics = [sold, resold, claimed].map(({ logs }) => logs.at(-1)?.topics[0]);
  expect([sold, resold, claimed].map((receipt) => nameLogs(receipt).at(-1))).toEqual([
    "PrimarySale",
    "SecondarySale",
    "Claimed",
  ]);
  const shapes = ["PrimarySale", "SecondarySale", "Claimed"].map(
    (name) =>
      getEventTicketsAbi.filter((item) => item.type === "event").filter((event) => event.name === name)[1],
  );
  expect(topics).toEqual(shapes.map((event) => event && toEventSelector(event)));
});
