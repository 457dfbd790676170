import { beforeEach, describe, expect, it } from "vitest";
import { ticketMarketAbi, ticketMarketBytecode } from "../index.ts";
import { claimable, NATIVE, openSales, readMarket, tierTerms } from "./support/stage.ts";
import { useStage } from "./support/use-stage.ts";

const stage = useStage();
/** 120 % of 100 + 10. */
const CAP = 132n;

beforeEach(async () => {
  const { run, onTickets, alice } = stage();
  await openSales(stage());
  await run(alice, onTickets("buy", [1n, 1, 2, alice]), 220n);
});

const list = (price: bigint, tokenId = 1n, currency: `0x${string}` = NATIVE) =>
  stage().onMarket("list", [stage().tickets, tokenId, currency, price]);

const isLive = () =>
  stage().chain.reader.readContract({ ...readMarket(stage()), functionName: "isLive", args: [1n] });

describe("a listing", () => {
  it("is opened, repriced, bought; the price is shared by seller, organizer and market", async () => {
    const { run, onMarket, onTickets, alice, bob, organizer, marketOwner, tickets, market } = stage();
    await run(organizer, onTickets("setRoyalty", [1_000n]));
    expect(await run(alice, list(120n))).toEqual([
      {
        address: market,
        name: "Listed",
        args: { listingId: 1n, tickets, tokenId: 1n, seller: alice, currency: NATIVE, price: 120n },
      },
    ]);
    expect(await run(alice, onMarket("changeListingPrice", [1n, CAP]))).toEqual([
      { address: market, name: "ListingPriceChanged", args: { listingId: 1n, price: CAP } },
    ]);
    const sale = { currency: NATIVE, price: CAP, royalty: 13n, fee: 3n };
    expect(await run(bob, onMarket("buyListing", [1n]), CAP)).toEqual([
      { address: tickets, name: "Transfer", args: { from: alice, to: bob, tokenId: 1n } },
      {
        address: market,
        name: "Resold",
        args: { listingId: 1n, tickets, tokenId: 1n, bidId: 0n, seller: alice, buyer: bob, ...sale },
      },
    ]);
    expect(await claimable(stage(), market, organizer)).toBe(13n);
    expect(await claimable(stage(), market, marketOwner)).toBe(3n);
    expect(await claimable(stage(), market, alice)).toBe(116n);
  });

  it("is cancelled by its seller", async () => {
    const { run, fail, onMarket, alice, bob, market } = stage();
    await run(alice, list(100n));
    expect(await fail(bob, onMarket("cancelListing", [1n]))).toEqual({ name: "NotSeller", args: [1n, bob] });
    expect(await run(alice, onMarket("cancelListing", [1n]))).toEqual([
      { address: market, name: "ListingCancelled", args: { listingId: 1n } },
    ]);
    const notLive = { name: "ListingNotLive", args: [1n] };
    expect(await fail(alice, onMarket("cancelListing", [1n]))).toEqual(notLive);
    expect(await fail(alice, onMarket("changeListingPrice", [1n, 90n]))).toEqual(notLive);
    expect(await fail(bob, onMarket("buyListing", [1n]), 100n)).toEqual(notLive);
    expect(await fail(alice, list(100n))).toBeNull();
  });

  it("is the holder's to make, once, with the market's approval and a price", async () => {
    const { run, fail, onTickets, onMarket, alice, bob, market, stablecoin } = stage();
    expect(await fail(bob, list(100n))).toEqual({ name: "NotTicketOwner", args: [1n, bob] });
    expect(await fail(alice, list(0n))).toEqual({ name: "InvalidPrice", args: [] });
    await run(alice, onTickets("setApprovalForAll", [market, false]));
    expect(await fail(alice, list(100n))).toEqual({ name: "MarketNotApproved", args: [1n] });
    await run(alice, onTickets("approve", [market, 1n]));
    await run(alice, list(100n));
    expect(await fail(alice, list(90n))).toEqual({ name: "AlreadyListed", args: [1n] });
    expect(await fail(bob, onMarket("changeListingPrice", [1n, 1n]))).toEqual({
      name: "NotSeller",
      args: [1n, bob],
    });
    for (const account of [stablecoin, alice]) {
      const elsewhere = await fail(alice, onMarket("list", [account, 1n, NATIVE, 1n]));
      expect(elsewhere).toEqual({ name: "NotTicketContract", args: [account] });
    }
    expect(await fail(bob, onMarket("buyListing", [5n]))).toEqual({ name: "UnknownListing", args: [5n] });
  });

  it("takes the exact price", async () => {
    const { run, fail, onMarket, alice, bob } = stage();
    await run(alice, list(100n));
    for (const value of [99n, 101n]) {
      const failure = await fail(bob, onMarket("buyListing", [1n]), value);
      expect(failure).toEqual({ name: "WrongPayment", args: [100n, value] });
    }
  });

  it("dies when the seller gives the ticket away, and stays dead when it comes back", async () => {
    const { run, fail, onTickets, onMarket, alice, bob, carol } = stage();
    await run(alice, list(100n));
    expect(await isLive()).toBe(true);
    await run(alice, onTickets("transferFrom", [alice, bob, 1n]));
    expect(await isLive()).toBe(false);
    await run(bob, onTickets("transferFrom", [bob, alice, 1n]));
    expect(await isLive()).toBe(false);
    const notLive = { name: "ListingNotLive", args: [1n] };
    expect(await fail(carol, onMarket("buyListing", [1n]), 100n)).toEqual(notLive);
    expect(await fail(alice, onMarket("changeListingPrice", [1n, 90n]))).toEqual(notLive);
    expect(await fail(alice, list(100n))).toBeNull();
  });

  it("survives a transfer of the seller to itself, which changes no hands", async () => {
    const { run, onTickets, alice } = stage();
    await run(alice, list(100n));
    await run(alice, onTickets("transferFrom", [alice, alice, 1n]));
    expect(await isLive()).toBe(true);
  });

  it.each(["voidTicket", "checkIn", "cancelEvent"] as const)("is dead after %s", async (functionName) => {
    const { run, fail, onTickets, onMarket, alice, bob, organizer } = stage();
    await run(alice, list(100n));
    const call = functionName === "checkIn" ? onTickets("checkIn", [[1n]]) : onTickets(functionName, [1n]);
    await run(organizer, call);
    expect(await isLive()).toBe(false);
    const notResalable = { name: "TicketNotResalable", args: [1n] };
    expect(await fail(bob, onMarket("buyListing", [1n]), 100n)).toEqual(notResalable);
    expect(await fail(alice, onMarket("changeListingPrice", [1n, 90n]))).toEqual(notResalable);
  });
});

describe("the resale cap", () => {
  it("binds listings and price changes in basis points of price and fee", async () => {
    const { run, fail, onMarket, alice } = stage();
    const exceeded = { name: "ResaleCapExceeded", args: [CAP + 1n, CAP] };
    expect(await fail(alice, list(CAP + 1n))).toEqual(exceeded);
    await run(alice, list(CAP));
    expect(await fail(alice, onMarket("changeListingPrice", [1n, CAP + 1n]))).toEqual(exceeded);
  });

  it("is rounded down", async () => {
    const { run, fail, onTickets, organizer, alice } = stage();
    await run(
      organizer,
      onTickets("publishTier", [1n, tierTerms({ price: 99n, fee: 0n, resaleCapBps: 10_150 })]),
    );
    await run(alice, onTickets("buy", [1n, 2, 1, alice]), 99n);
    expect(await fail(alice, list(101n, 3n))).toEqual({ name: "ResaleCapExceeded", args: [101n, 100n] });
    expect(await fail(alice, list(100n, 3n))).toBeNull();
  });

  it("forbids other currencies, which it could not be measured in", async () => {
    const { fail, alice, stablecoin } = stage();
    const failure = await fail(alice, list(1n, 1n, stablecoin));
    expect(failure).toEqual({ name: "CurrencyNotAllowed", args: [stablecoin, NATIVE] });
  });

  it("of sold tickets stays when the tier's terms change", async () => {
    const { run, fail, onTickets, organizer, alice } = stage();
    await run(organizer, onTickets("updateTier", [1n, 1, 500n, 0n, 20, 0, 0]));
    expect((await fail(alice, list(CAP + 1n)))?.name).toBe("ResaleCapExceeded");
  });

  it("of 0 is none: any price in any currency", async () => {
    const { run, onTickets, onMarket, organizer, alice, bob, stablecoin, market } = stage();
    await run(organizer, onTickets("publishTier", [1n, tierTerms({ resaleCapBps: 0 })]));
    await run(alice, onTickets("buy", [1n, 2, 1, alice]), 110n);
    await run(alice, list(1_000_000n, 3n, stablecoin));
    await run(bob, onMarket("buyListing", [1n]));
    expect(await claimable(stage(), market, alice, stablecoin)).toBe(925_000n);
  });
});

it("the market's fee is at most 10 %", async () => {
  const { chain, alice } = stage();
  const deployment = { abi: ticketMarketAbi, bytecode: ticketMarketBytecode, chain: null };
  await expect(chain.deployer.deployContract({ ...deployment, args: [alice, 1_001] })).rejects.toThrow(
    "revert",
  );
  await expect(chain.deployer.deployContract({ ...deployment, args: [alice, 1_000] })).resolves.toBeTruthy();
});
