import { beforeEach, describe, expect, it } from "vitest";
import { balanceIn, claimable, NATIVE, openSales, readMarket, tierTerms } from "./support/stage.ts";
import { useStage } from "./support/use-stage.ts";

const stage = useStage();

beforeEach(async () => {
  const { run, onTickets, alice } = stage();
  await openSales(stage());
  await run(alice, onTickets("buy", [1n, 1, 3, alice]), 330n);
});

const bid = (price: bigint, quantity: number, currency: `0x${string}` = NATIVE) =>
  stage().onMarket("placeBid", [stage().tickets, 1n, 1, currency, price, quantity]);

const bidOf = () =>
  stage().chain.reader.readContract({ ...readMarket(stage()), functionName: "bidOf", args: [1n] });

describe("a bid", () => {
  it("puts price times quantity into escrow, is accepted ticket by ticket, and its rest is cancelled", async () => {
    const { run, fail, onMarket, alice, bob, organizer, marketOwner, tickets, market } = stage();
    const placed = { currency: NATIVE, price: 120n, quantity: 3 };
    expect(await run(bob, bid(120n, 3), 360n)).toEqual([
      {
        address: market,
        name: "BidPlaced",
        args: { bidId: 1n, tickets, eventId: 1n, bidder: bob, tierId: 1, ...placed },
      },
    ]);
    expect(await balanceIn(stage(), market)).toBe(360n);
    const sale = { currency: NATIVE, price: 120n, royalty: 6n, fee: 3n };
    expect(await run(alice, onMarket("acceptBid", [1n, 2n]))).toEqual([
      { address: tickets, name: "Transfer", args: { from: alice, to: bob, tokenId: 2n } },
      {
        address: market,
        name: "Resold",
        args: { listingId: 0n, tickets, tokenId: 2n, bidId: 1n, seller: alice, buyer: bob, ...sale },
      },
    ]);
    expect(await bidOf()).toMatchObject({ bidder: bob, openQuantity: 2, price: 120n });
    expect(await run(bob, onMarket("cancelBid", [1n]))).toEqual([
      { address: market, name: "BidCancelled", args: { bidId: 1n } },
    ]);
    const credits = [bob, alice, organizer, marketOwner].map((account) =>
      claimable(stage(), market, account),
    );
    expect(await Promise.all(credits)).toEqual([240n, 111n, 6n, 3n]);
    const closed = { name: "BidClosed", args: [1n] };
    expect(await fail(bob, onMarket("cancelBid", [1n]))).toEqual(closed);
    expect(await fail(alice, onMarket("acceptBid", [1n, 1n]))).toEqual(closed);
  });

  it("is closed by its last acceptance", async () => {
    const { run, fail, onMarket, alice, bob } = stage();
    await run(bob, bid(120n, 1), 120n);
    await run(alice, onMarket("acceptBid", [1n, 1n]));
    expect(await fail(alice, onMarket("acceptBid", [1n, 2n]))).toEqual({ name: "BidClosed", args: [1n] });
  });

  it("kills the ticket's listing when it is accepted", async () => {
    const { run, fail, onMarket, alice, bob, carol, tickets } = stage();
    await run(alice, onMarket("list", [tickets, 1n, NATIVE, 130n]));
    await run(bob, bid(120n, 1), 120n);
    await run(alice, onMarket("acceptBid", [1n, 1n]));
    const failure = await fail(carol, onMarket("buyListing", [1n]), 130n);
    expect(failure).toEqual({ name: "ListingNotLive", args: [1n] });
  });

  it("needs a price, a quantity, a tier that exists and the exact escrow", async () => {
    const { fail, onMarket, bob, tickets, stablecoin } = stage();
    expect(await fail(bob, bid(0n, 1))).toEqual({ name: "InvalidPrice", args: [] });
    expect(await fail(bob, bid(10n, 0))).toEqual({ name: "InvalidQuantity", args: [] });
    expect(await fail(bob, bid(10n, 3), 29n)).toEqual({ name: "WrongPayment", args: [30n, 29n] });
    const place = (contract: `0x${string}`, tierId: number) =>
      onMarket("placeBid", [contract, 1n, tierId, NATIVE, 10n, 1]);
    expect(await fail(bob, place(tickets, 2), 10n)).toEqual({ name: "UnknownTier", args: [1n, 2] });
    const elsewhere = await fail(bob, place(stablecoin, 1), 10n);
    expect(elsewhere).toEqual({ name: "NotTicketContract", args: [stablecoin] });
  });

  it("is cancelled by its bidder only", async () => {
    const { run, fail, onMarket, alice, bob } = stage();
    await run(bob, bid(120n, 1), 120n);
    expect(await fail(alice, onMarket("cancelBid", [1n]))).toEqual({ name: "NotBidder", args: [1n, alice] });
    expect(await fail(bob, onMarket("cancelBid", [9n]))).toEqual({ name: "UnknownBid", args: [9n] });
  });

  it("is accepted by the holder of a fitting ticket, with approval", async () => {
    const { run, fail, onTickets, onMarket, alice, bob, carol, organizer, market } = stage();
    await run(bob, bid(110n, 2), 220n);
    expect(await fail(carol, onMarket("acceptBid", [1n, 1n]))).toEqual({
      name: "NotTicketOwner",
      args: [1n, carol],
    });
    await run(organizer, onTickets("publishTier", [1n, tierTerms()]));
    await run(alice, onTickets("buy", [1n, 2, 1, alice]), 110n);
    expect(await fail(alice, onMarket("acceptBid", [1n, 4n]))).toEqual({
      name: "BidMismatch",
      args: [1n, 4n],
    });
    await run(organizer, onTickets("voidTicket", [2n]));
    const failure = await fail(alice, onMarket("acceptBid", [1n, 2n]));
    expect(failure).toEqual({ name: "TicketNotResalable", args: [2n] });
    await run(alice, onTickets("setApprovalForAll", [market, false]));
    expect(await fail(alice, onMarket("acceptBid", [1n, 1n]))).toEqual({
      name: "MarketNotApproved",
      args: [1n],
    });
  });

  it("beyond the cap, in another currency or for a complimentary ticket cannot be accepted", async () => {
    const { run, fail, onTickets, onMarket, alice, bob, organizer, stablecoin } = stage();
    await run(bob, bid(133n, 1), 133n);
    const accept = onMarket("acceptBid", [1n, 1n]);
    expect(await fail(alice, accept)).toEqual({ name: "ResaleCapExceeded", args: [133n, 132n] });
    await run(bob, bid(10n, 1, stablecoin));
    const otherCurrency = await fail(alice, onMarket("acceptBid", [2n, 1n]));
    expect(otherCurrency).toEqual({ name: "CurrencyNotAllowed", args: [stablecoin, NATIVE] });
    await run(organizer, onTickets("issueComplimentary", [1n, 1, alice, 1]));
    const complimentary = await fail(alice, onMarket("acceptBid", [1n, 4n]));
    expect(complimentary).toEqual({ name: "TicketNotResalable", args: [4n] });
  });
});
