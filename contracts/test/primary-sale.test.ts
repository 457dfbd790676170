import { describe, expect, it } from "vitest";
import {
  ENDS_AT,
  EVENT_DETAILS,
  NATIVE,
  openSales,
  readTickets,
  SALES_START,
  tierTerms,
} from "./support/stage.ts";
import { useStage } from "./support/use-stage.ts";

const stage = useStage();

const mintLogs = (
  tokenId: bigint,
  sale: { buyer: string; payer: string; currency: string; price: bigint; fee: bigint },
) => [
  { name: "Transfer", args: { from: NATIVE, to: sale.buyer, tokenId } },
  { name: "TokenStatusChanged", args: { tokenId, tokenStatus: 0, signature: "0x" } },
  { name: "PrimarySale", args: { tokenId, eventId: 1n, tierId: 1, ...sale } },
];

describe("buy", () => {
  it("sells for coins, three logs per ticket in the stated order", async () => {
    const { run, onTickets, alice, bob, tickets, chain } = stage();
    await openSales(stage());
    const logs = await run(alice, onTickets("buy", [1n, 1, 2, bob]), 220n);
    const sale = { buyer: bob, payer: alice, currency: NATIVE, price: 100n, fee: 10n };
    expect(logs).toEqual(
      [...mintLogs(1n, sale), ...mintLogs(2n, sale)].map((log) => ({ address: tickets, ...log })),
    );
    const contract = readTickets(stage());
    expect(await chain.reader.readContract({ ...contract, functionName: "ticketOf", args: [2n] })).toEqual({
      eventId: 1n,
      tierId: 1,
      currency: NATIVE,
      price: 100n,
      fee: 10n,
      resaleCapBps: 12_000,
      status: 0,
    });
    expect(await chain.reader.readContract({ ...contract, functionName: "ownerOf", args: [2n] })).toBe(bob);
    expect(await chain.reader.readContract({ ...contract, functionName: "totalMinted" })).toBe(2n);
  });

  it("sells for an ERC-20", async () => {
    const { run, onTickets, alice, stablecoin, tickets } = stage();
    await openSales(stage(), { currency: stage().stablecoin });
    const logs = await run(alice, onTickets("buy", [1n, 1, 1, alice]));
    const sale = { buyer: alice, payer: alice, currency: stablecoin, price: 100n, fee: 10n };
    expect(logs).toEqual(mintLogs(1n, sale).map((log) => ({ address: tickets, ...log })));
  });

  it("takes the exact price, no more, no less, and no coins beside an ERC-20", async () => {
    const { fail, run, onTickets, organizer, alice, stablecoin } = stage();
    await openSales(stage());
    await run(organizer, onTickets("publishTier", [1n, tierTerms({ currency: stablecoin })]));
    for (const value of [0n, 219n, 221n]) {
      const failure = await fail(alice, onTickets("buy", [1n, 1, 2, alice]), value);
      expect(failure).toEqual({ name: "WrongPayment", args: [220n, value] });
    }
    const failure = await fail(alice, onTickets("buy", [1n, 2, 1, alice]), 1n);
    expect(failure).toEqual({ name: "WrongPayment", args: [0n, 1n] });
    expect((await fail(organizer, onTickets("buy", [1n, 2, 1, alice])))?.name).toBe(
      "ERC20InsufficientAllowance",
    );
  });

  it("is open from the start of sales until the event's end", async () => {
    const { fail, run, onTickets, organizer, alice, setTime } = stage();
    await run(organizer, onTickets("publishEvent", [EVENT_DETAILS]));
    await run(organizer, onTickets("publishTier", [1n, tierTerms()]));
    const buy = onTickets("buy", [1n, 1, 1, alice]);
    await setTime(SALES_START - 2);
    expect(await fail(alice, buy, 110n)).toEqual({ name: "SalesNotStarted", args: [1n] });
    await setTime(SALES_START);
    expect(await fail(alice, buy, 110n)).toBeNull();
    await setTime(ENDS_AT);
    expect(await fail(alice, buy, 110n)).toEqual({ name: "EventHasEnded", args: [1n] });
  });

  it("stops at a cancellation", async () => {
    const { fail, run, onTickets, organizer, alice } = stage();
    await openSales(stage());
    await run(organizer, onTickets("cancelEvent", [1n]));
    const failure = await fail(alice, onTickets("buy", [1n, 1, 1, alice]), 110n);
    expect(failure).toEqual({ name: "EventIsCancelled", args: [1n] });
  });

  it("stops at the supply, complimentary tickets included", async () => {
    const { fail, run, onTickets, organizer, alice } = stage();
    await openSales(stage(), { supply: 3 });
    await run(organizer, onTickets("issueComplimentary", [1n, 1, alice, 1]));
    const failure = await fail(alice, onTickets("buy", [1n, 1, 3, alice]), 330n);
    expect(failure).toEqual({ name: "SupplyExceeded", args: [1n, 1, 2] });
    await run(alice, onTickets("buy", [1n, 1, 2, alice]), 220n);
    expect((await fail(organizer, onTickets("issueComplimentary", [1n, 1, alice, 1])))?.name).toBe(
      "SupplyExceeded",
    );
    expect((await fail(alice, onTickets("buy", [1n, 1, 0, alice])))?.name).toBe("InvalidQuantity");
  });

  it("counts the wallet limit by buyer and not by payer, without complimentary tickets", async () => {
    const { fail, run, onTickets, organizer, alice, bob, chain } = stage();
    await openSales(stage(), { walletLimit: 2 });
    await run(organizer, onTickets("issueComplimentary", [1n, 1, bob, 3]));
    await run(alice, onTickets("buy", [1n, 1, 2, bob]), 220n);
    const exceeded = { name: "WalletLimitExceeded", args: [bob, 2] };
    expect(await fail(alice, onTickets("buy", [1n, 1, 1, bob]), 110n)).toEqual(exceeded);
    expect(await fail(bob, onTickets("buy", [1n, 1, 1, bob]), 110n)).toEqual(exceeded);
    await run(alice, onTickets("buy", [1n, 1, 2, alice]), 220n);
    await run(bob, onTickets("transferFrom", [bob, alice, 4n]));
    expect(await fail(alice, onTickets("buy", [1n, 1, 1, bob]), 110n)).toEqual(exceeded);
    const bought = await chain.reader.readContract({
      ...readTickets(stage()),
      functionName: "boughtBy",
      args: [1n, 1, bob],
    });
    expect(bought).toBe(2);
  });
});

describe("issueComplimentary", () => {
  it("logs a primary sale at price 0 and fee 0, which cannot be resold", async () => {
    const { run, fail, onTickets, onMarket, organizer, alice, tickets, chain } = stage();
    await openSales(stage(), { resaleCapBps: 0 });
    const logs = await run(organizer, onTickets("issueComplimentary", [1n, 1, alice, 2]));
    const sale = { buyer: alice, payer: organizer, currency: NATIVE, price: 0n, fee: 0n };
    expect(logs).toEqual(
      [...mintLogs(1n, sale), ...mintLogs(2n, sale)].map((log) => ({ address: tickets, ...log })),
    );
    const contract = readTickets(stage());
    expect(
      await chain.reader.readContract({ ...contract, functionName: "ticketOf", args: [1n] }),
    ).toMatchObject({
      price: 0n,
      fee: 0n,
      resaleCapBps: 0,
    });
    expect(await chain.reader.readContract({ ...contract, functionName: "resaleCap", args: [1n] })).toBe(0n);
    const failure = await fail(alice, onMarket("list", [tickets, 1n, NATIVE, 1n]));
    expect(failure).toEqual({ name: "TicketNotResalable", args: [1n] });
  });
});
