import {
  consumableTicketsCalls,
  deployConsumableTickets,
  deploySeaport,
  deployStatusTickets,
  erc721Item,
  fulfillAsk,
  nativeItem,
  payTo,
  statusTicketsCalls,
  transact,
} from "@facevalue/contracts/testing/markets";
import { type Address, zeroHash } from "viem";
import { expect, test } from "vitest";
import { useMarketChain } from "../../../contracts/testing/markets/use-market-chain.ts";
import { ChainFixture } from "../chain-fixture.ts";

const chain = useMarketChain();
const lower = (address: string) => address.toLowerCase();
/** ERC-7439's TokenStatus. */
const [SOLD, RESELL, VOID, REDEEMED] = [0, 1, 2, 3] as const;

function index(address: Address, seaport?: Address): Promise<ChainFixture> {
  const { client, organizer } = chain();
  const marketplaces = seaport === undefined ? [] : [{ protocol: "seaport", address: seaport }];
  const context = {
    contract: JSON.stringify({ organizer }),
    network: JSON.stringify({ marketplaces }),
  };
  return ChainFixture.start(client.transport.url as string, [
    { name: "tickets", template: "Erc721Tickets", address, startBlock: 0, context },
  ]);
}

/** Tickets of ERC-7439 that the marketplace may resell, as their partner; the seller holds number 1. */
async function openStatusTickets() {
  const { client, deployer, seller, marketplace } = chain();
  const address = await deployStatusTickets(client, deployer, marketplace);
  const calls = statusTicketsCalls(address);
  await transact(client, deployer, calls("safeMint", [seller, "0x"]));
  const declare = (status: number) =>
    transact(client, marketplace, calls("changeState", [1n, "0x", status, 0n]));
  return { calls, declare, fixture: await index(address) };
}

test("a resale by ERC-7439's partner is one sale without a price", async () => {
  const { client, marketplace, seller, buyer } = chain();
  const { calls, fixture } = await openStatusTickets();
  await transact(client, marketplace, calls("resell", [1n, buyer, "0x"]));
  const tables = await fixture.catchUp();
  expect(tables.one("Sale")).toMatchObject({
    kind: "SECONDARY",
    seller: lower(seller),
    buyer: lower(buyer),
    price: null,
    currency: null,
    royalty: null,
    proceeds: null,
    priceSource: "UNKNOWN",
    priceUnknownReason: "NOT_IN_LOGS",
    faceValue: null,
    hop: 1,
  });
  expect(tables.one("Ticket")).toMatchObject({ owner: lower(buyer), status: "VALID", lastSalePrice: null });
  expect(tables.rows("Transfer").map(({ kind }) => kind)).toEqual(["MINT", "SALE"]);
});

test("a resale in three transactions is one sale, too", async () => {
  const { client, marketplace, seller, buyer } = chain();
  const { calls, declare, fixture } = await openStatusTickets();
  await declare(RESELL);
  expect((await fixture.catchUp()).one("Ticket")).toMatchObject({ status: "RESELL", owner: lower(seller) });
  await transact(client, marketplace, calls("transferFrom", [seller, buyer, 1n]));
  await declare(SOLD);
  await declare(REDEEMED);
  const tables = await fixture.catchUp();
  expect(tables.one("Sale")).toMatchObject({ price: null, priceUnknownReason: "NOT_IN_LOGS", hop: 1 });
  expect(tables.rows("TicketStatusChange").map(({ status, holder }) => [status, holder])).toEqual([
    ["VALID", lower(seller)],
    ["RESELL", lower(seller)],
    ["VALID", lower(buyer)],
    ["CHECKED_IN", lower(buyer)],
  ]);
  expect(tables.one("Ticket").status).toBe("CHECKED_IN");
});

test("a resale over a marketplace that is ERC-7439's partner is one sale, with its price", async () => {
  const { client, deployer, seller, buyer } = chain();
  const seaport = await deploySeaport(client, deployer);
  const address = await deployStatusTickets(client, deployer, seaport.address);
  const calls = statusTicketsCalls(address);
  await transact(client, deployer, calls("safeMint", [seller, "0x"]));
  await transact(client, seller, calls("changeState", [1n, "0x", RESELL, 0n]));
  await fulfillAsk(client, seaport, {
    seller,
    buyer,
    tickets: [erc721Item(address, 1n)],
    payments: [payTo(seller, nativeItem(70n))],
  });
  const tables = await (await index(address, seaport.address)).catchUp();
  expect(tables.one("Sale")).toMatchObject({ price: "70", priceSource: "SETTLED", hop: 1 });
  expect(tables.one("Ticket")).toMatchObject({ owner: lower(buyer), resaleCount: 1, lastSalePrice: "70" });
});

test("a ticket that ERC-7439 declares void no longer admits", async () => {
  const { declare, fixture } = await openStatusTickets();
  await declare(VOID);
  const tables = await fixture.catchUp();
  expect(tables.one("Ticket")).toMatchObject({ status: "VOIDED" });
  expect(tables.one("TicketContract")).toMatchObject({ name: "Status Tickets", family: "ERC721" });
});

test.each(["ERC-2135", "ERC-6672"])(
  "a check-in of %s is one change of status, however often",
  async (standard) => {
    const { client, deployer, organizer, seller } = chain();
    const address = await deployConsumableTickets(client, deployer);
    const calls = consumableTicketsCalls(address);
    await transact(client, deployer, calls("mint", [seller, 5n]));
    const checkIn =
      standard === "ERC-2135"
        ? calls("consume", [seller, 5n, 1n, "0x"])
        : calls("redeem", [5n, zeroHash, "Night 1"]);
    await transact(client, organizer, checkIn);
    await transact(client, organizer, checkIn);
    const tables = await (await index(address)).catchUp();
    expect(tables.one("Ticket")).toMatchObject({ status: "CHECKED_IN", owner: lower(seller), tokenId: "5" });
    expect(tables.one("TicketStatusChange")).toMatchObject({ status: "CHECKED_IN", holder: lower(seller) });
    expect(tables.rows("Sale")).toEqual([]);
  },
);

test("a cancelled redemption is told as an issue, since others of the ticket may stand", async () => {
  const { client, deployer, organizer, seller } = chain();
  const address = await deployConsumableTickets(client, deployer);
  const calls = consumableTicketsCalls(address);
  await transact(client, deployer, calls("mint", [seller, 5n]));
  await transact(client, organizer, calls("redeem", [5n, zeroHash, "Night 1"]));
  await transact(client, organizer, calls("cancel", [5n, zeroHash, "Wrong ticket"]));
  const tables = await (await index(address)).catchUp();
  expect(tables.one("IndexingIssue")).toMatchObject({ log: "Cancel", contract: lower(address) });
  expect(tables.one("Ticket").status).toBe("CHECKED_IN");
});
