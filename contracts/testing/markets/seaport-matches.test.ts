import { describe, expect, it } from "vitest";
import {
  buyThroughRouter,
  deployRouter,
  erc20Item,
  fulfillAsk,
  fulfillBid,
  matchOrders,
  nameLogs,
  nativeItem,
  payTo,
  sweepAsks,
} from "./index.ts";
import { fulfillments, useSeaport } from "./use-seaport.ts";

const useStage = useSeaport();

describe("a sweep", () => {
  it("leaves out what is sold, tells of all fills and then moves the tickets", async () => {
    const { client, seller, buyer, matcher, seaport, mintTicket, ownerOf } = useStage();
    const tickets = [await mintTicket(), await mintTicket(), await mintTicket()];
    const asks = tickets.map((ticket, index) => ({
      seller,
      tickets: [ticket],
      payments: [payTo(seller, nativeItem(10n + BigInt(index)))],
    }));
    const [sold, ...rest] = asks;
    if (!sold) throw new Error("No ask.");
    await fulfillAsk(client, seaport, { ...sold, buyer: matcher });
    const receipt = await sweepAsks(client, seaport, { buyer, asks });
    expect(nameLogs(receipt)).toEqual(["OrderFulfilled", "OrderFulfilled", "Transfer", "Transfer"]);
    expect(fulfillments(receipt).map(({ offer }) => offer)).toEqual(rest.map((ask) => ask.tickets));
    expect(await Promise.all(tickets.map(ownerOf))).toEqual([matcher, buyer, buyer]);
  });
});

describe("through a router", () => {
  it("the recipient is the router and the buyer gets the ticket", async () => {
    const { client, seller, buyer, deployer, seaport, tokens, mintTicket, ownerOf } = useStage();
    const router = await deployRouter(client, deployer);
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
    const { client, seller, buyer, organizer, seaport, tokens, mintTicket, ownerOf } = useStage();
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
    const { client, seller, buyer, matcher, organizer, seaport, tokens, mintTicket, ownerOf } = useStage();
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
