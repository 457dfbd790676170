import { type Address, parseAbi, parseEther, parseEventLogs, type TransactionReceipt } from "viem";
import { readContract } from "viem/actions";
import { beforeAll, describe, expect, it } from "vitest";
import { seaportAbi } from "../../abis/index.ts";
import { testAccounts } from "../test-accounts.ts";
import {
  buyThroughRouter,
  deployRouter,
  deploySeaport,
  deployTestTokens,
  erc20Calls,
  erc20Item,
  erc721Calls,
  erc721Item,
  erc1155Calls,
  erc1155Item,
  fulfillAsk,
  fulfillBid,
  fulfillPart,
  fulfillPrivateSale,
  type Item,
  matchOrders,
  nameLogs,
  nativeItem,
  payTo,
  type Seaport,
  sweepAsks,
  type TestTokens,
  transact,
} from "./index.ts";
import { type MarketChain, useMarketChain } from "./use-market-chain.ts";

const ownerAbi = parseAbi([
  "function ownerOf(uint256 tokenId) view returns (address)",
  "function balanceOf(address account, uint256 id) view returns (uint256)",
]);

const useChain = useMarketChain();
let chain: MarketChain;
let seaport: Seaport;
let tokens: TestTokens;
let nextId = 0n;

beforeAll(async () => {
  chain = useChain();
  seaport = await deploySeaport(chain.client, chain.deployer);
  tokens = await deployTestTokens(chain.client, chain.deployer);
  for (const account of [chain.seller, chain.buyer]) {
    await transact(chain.client, account, erc20Calls(tokens.erc20)("mint", [account, 1_000n]));
  }
});

/** A fresh ERC-721 ticket of the seller. */
async function mintTicket(): Promise<Item> {
  nextId += 1n;
  const { client, seller } = chain;
  await transact(client, seller, erc721Calls(tokens.erc721)("mint", [seller, nextId]));
  return erc721Item(tokens.erc721, nextId);
}

function ownerOf({ identifier }: Item): Promise<Address> {
  return readContract(chain.client, {
    address: tokens.erc721,
    abi: ownerAbi,
    functionName: "ownerOf",
    args: [identifier],
  });
}

function fulfillments({ logs }: TransactionReceipt) {
  return parseEventLogs({ abi: seaportAbi, eventName: "OrderFulfilled", logs }).map(({ args }) => args);
}

describe("an ask", () => {
  it("is filled with native coins, a fee and a royalty", async () => {
    const { client, seller, buyer, marketplace, organizer } = chain;
    const ticket = await mintTicket();
    const payments = [
      payTo(seller, nativeItem(parseEther("0.9"))),
      payTo(marketplace, nativeItem(parseEther("0.025"))),
      payTo(organizer, nativeItem(parseEther("0.075"))),
    ];
    const receipt = await fulfillAsk(client, seaport, { seller, buyer, tickets: [ticket], payments });
    expect(nameLogs(receipt)).toEqual(["Transfer", "OrderFulfilled"]);
    const [args] = fulfillments(receipt);
    expect(args).toMatchObject({ offerer: seller, recipient: buyer });
    expect(args?.offer).toEqual([ticket]);
    expect(args?.consideration).toEqual(payments);
    expect(await ownerOf(ticket)).toBe(buyer);
  });

  it("is filled as a bundle of two tickets for ERC-20 money", async () => {
    const { client, seller, buyer } = chain;
    const tickets = [await mintTicket(), await mintTicket()];
    const payments = [payTo(seller, erc20Item(tokens.erc20, 20n))];
    const receipt = await fulfillAsk(client, seaport, { seller, buyer, tickets, payments });
    expect(nameLogs(receipt)).toEqual(["Transfer", "Transfer", "ERC20.Transfer", "OrderFulfilled"]);
    expect(fulfillments(receipt)[0]?.offer).toHaveLength(2);
  });

  it("is filled for two currencies at once", async () => {
    const { client, seller, buyer, organizer } = chain;
    const payments = [payTo(seller, nativeItem(5n)), payTo(organizer, erc20Item(tokens.erc20, 7n))];
    const receipt = await fulfillAsk(client, seaport, {
      seller,
      buyer,
      tickets: [await mintTicket()],
      payments,
    });
    expect(fulfillments(receipt)[0]?.consideration.map(({ itemType }) => itemType)).toEqual([0, 1]);
  });

  it("is filled by parts when its tickets are of an ERC-1155 contract", async () => {
    const { client, seller, buyer } = chain;
    await transact(client, seller, erc1155Calls(tokens.erc1155)("mint", [seller, 1n, 10n]));
    const tickets = [erc1155Item(tokens.erc1155, 1n, 10n)];
    const ask = { seller, buyer, tickets, payments: [payTo(seller, nativeItem(1_000n))] };
    const first = await fulfillPart(client, seaport, { ...ask, part: { numerator: 3n, denominator: 10n } });
    const second = await fulfillPart(client, seaport, { ...ask, part: { numerator: 1n, denominator: 2n } });
    expect(nameLogs(first)).toEqual(["TransferSingle", "OrderFulfilled"]);
    expect(fulfillments(first)[0]?.offer[0]?.amount).toBe(3n);
    expect(fulfillments(second)[0]?.consideration[0]?.amount).toBe(500n);
    expect(fulfillments(second)[0]?.orderHash).toBe(fulfillments(first)[0]?.orderHash);
  });

  it("is filled with the signature of an account that the node does not know", async () => {
    const { client, buyer } = chain;
    const account = testAccounts(12)[11];
    if (!account) throw new Error("No account.");
    await transact(client, buyer, { to: account.address, data: "0x", value: parseEther("1") });
    await transact(client, buyer, erc721Calls(tokens.erc721)("mint", [account.address, 900n]));
    const tickets = [erc721Item(tokens.erc721, 900n)];
    const payments = [payTo(account.address, nativeItem(1n))];
    const receipt = await fulfillAsk(client, seaport, { seller: account, buyer, tickets, payments });
    expect(fulfillments(receipt)[0]?.offerer).toBe(account.address);
  });

  it("may name its buyer", async () => {
    const { client, seller, buyer } = chain;
    const ticket = await mintTicket();
    const payments = [payTo(seller, nativeItem(9n)), payTo(chain.marketplace, nativeItem(1n))];
    const receipt = await fulfillPrivateSale(client, seaport, { seller, buyer, tickets: [ticket], payments });
    expect(nameLogs(receipt)).toEqual(["OrderFulfilled", "OrderFulfilled", "OrdersMatched", "Transfer"]);
    expect(fulfillments(receipt)[0]?.consideration[2]).toMatchObject({ itemType: 2, recipient: buyer });
    expect(await ownerOf(ticket)).toBe(buyer);
  });
});

describe("a sweep", () => {
  it("leaves out what is sold, tells of all fills and then moves the tickets", async () => {
    const { client, seller, buyer } = chain;
    const tickets = [await mintTicket(), await mintTicket(), await mintTicket()];
    const asks = tickets.map((ticket, index) => ({
      seller,
      tickets: [ticket],
      payments: [payTo(seller, nativeItem(10n + BigInt(index)))],
    }));
    const [sold, ...rest] = asks;
    if (!sold) throw new Error("No ask.");
    await fulfillAsk(client, seaport, { ...sold, buyer: chain.matcher });
    const receipt = await sweepAsks(client, seaport, { buyer, asks });
    expect(nameLogs(receipt)).toEqual(["OrderFulfilled", "OrderFulfilled", "Transfer", "Transfer"]);
    expect(fulfillments(receipt).map(({ offer }) => offer)).toEqual(rest.map((ask) => ask.tickets));
    expect(await Promise.all(tickets.map(ownerOf))).toEqual([chain.matcher, buyer, buyer]);
  });
});

describe("through a router", () => {
  it("the recipient is the router and the buyer gets the ticket", async () => {
    const { client, seller, buyer } = chain;
    const router = await deployRouter(client, chain.deployer);
    const tickets = [await mintTicket(), await mintTicket()] as const;
    const asks = [
      { seller, tickets: [tickets[0]], payments: [payTo(seller, nativeItem(10n))] },
      { seller, tickets: [tickets[1]], payments: [payTo(seller, erc20Item(tokens.erc20, 10n))] },
    ];
    const receipt = await buyThroughRouter(client, seaport, { router, buyer, asks });
    expect(nameLogs(receipt)).toEqual([
      "Transfer",
      "OrderFulfilled",
      "ERC20.Transfer",
      "Transfer",
      "ERC20.Transfer",
      "OrderFulfilled",
      "Transfer",
      "Transfer",
    ]);
    expect(fulfillments(receipt).map(({ recipient }) => recipient)).toEqual([router, router]);
    expect(await Promise.all(tickets.map(ownerOf))).toEqual([buyer, buyer]);
  });
});

describe("a bid", () => {
  it("is accepted, and the seller pays the royalty out of it", async () => {
    const { client, seller, buyer, organizer } = chain;
    const ticket = await mintTicket();
    const receipt = await fulfillBid(client, seaport, {
      bidder: buyer,
      seller,
      ticket,
      offer: erc20Item(tokens.erc20, 30n),
      fees: [payTo(organizer, erc20Item(tokens.erc20, 3n))],
    });
    expect(nameLogs(receipt)).toEqual(["ERC20.Transfer", "Transfer", "ERC20.Transfer", "OrderFulfilled"]);
    expect(fulfillments(receipt)[0]).toMatchObject({ offerer: buyer, recipient: seller });
    expect(await ownerOf(ticket)).toBe(buyer);
  });

  it("is matched with an ask by somebody else, in two fulfillments", async () => {
    const { client, seller, buyer, matcher, organizer } = chain;
    const ticket = await mintTicket();
    const receipt = await matchOrders(client, seaport, {
      matcher,
      ask: { seller, tickets: [ticket], payments: [payTo(seller, erc20Item(tokens.erc20, 27n))] },
      bid: {
        bidder: buyer,
        ticket,
        offer: erc20Item(tokens.erc20, 30n),
        fees: [payTo(organizer, erc20Item(tokens.erc20, 3n))],
      },
    });
    const [ask, bid, ...rest] = fulfillments(receipt);
    expect(nameLogs(receipt)).toEqual([
      "OrderFulfilled",
      "OrderFulfilled",
      "OrdersMatched",
      "ERC20.Transfer",
      "Transfer",
      "ERC20.Transfer",
    ]);
    expect([ask?.offerer, bid?.offerer]).toEqual([seller, buyer]);
    expect([ask?.recipient, bid?.recipient, rest.length]).toEqual([matcher, matcher, 0]);
    expect(await ownerOf(ticket)).toBe(buyer);
  });
});
