import { describe, expect, it } from "vitest";
import { balanceIn, claimable, ENDS_AT, NATIVE, openSales, readTickets, tierTerms } from "./support/stage.ts";
import { useStage } from "./support/use-stage.ts";

const stage = useStage();

const held = () =>
  stage().chain.reader.readContract({
    ...readTickets(stage()),
    functionName: "heldProceeds",
    args: [1n, NATIVE],
  });

async function sellThree(): Promise<void> {
  const { run, onTickets, alice } = stage();
  await openSales(stage());
  await run(alice, onTickets("buy", [1n, 1, 3, alice]), 330n);
}

describe("refund", () => {
  it("by the organizer goes to the present holder, at the price of the primary sale", async () => {
    const { run, onTickets, organizer, alice, bob, tickets } = stage();
    await sellThree();
    await run(organizer, onTickets("updateTier", [1n, 1, 900n, 90n, 20, 0, 0]));
    await run(alice, onTickets("transferFrom", [alice, bob, 2n]));
    expect(await run(organizer, onTickets("refund", [2n]))).toEqual([
      {
        address: tickets,
        name: "TicketRefunded",
        args: { tokenId: 2n, holder: bob, currency: NATIVE, amount: 110n },
      },
      {
        address: tickets,
        name: "TokenStatusChanged",
        args: { tokenId: 2n, tokenStatus: 2, signature: "0x" },
      },
    ]);
    expect(await claimable(stage(), tickets, bob)).toBe(110n);
    expect(await claimable(stage(), tickets, alice)).toBe(0n);
    const before = await balanceIn(stage(), tickets);
    await run(bob, onTickets("withdraw", [NATIVE]));
    expect(await balanceIn(stage(), tickets)).toBe(before - 110n);
    expect(await claimable(stage(), tickets, bob)).toBe(0n);
  });

  it("by the holder needs a cancellation; nobody else can", async () => {
    const { run, fail, onTickets, organizer, alice, bob, tickets } = stage();
    await sellThree();
    const refund = onTickets("refund", [1n]);
    expect(await fail(alice, refund)).toEqual({ name: "EventNotCancelled", args: [1n] });
    await run(organizer, onTickets("cancelEvent", [1n]));
    expect(await fail(bob, refund)).toEqual({ name: "NotOrganizer", args: [bob] });
    await run(alice, refund);
    expect(await claimable(stage(), tickets, alice)).toBe(110n);
    expect(await fail(alice, refund)).toEqual({ name: "TicketNotValid", args: [1n, 2] });
  });

  it("ends with the check-in", async () => {
    const { run, fail, onTickets, organizer } = stage();
    await sellThree();
    await run(organizer, onTickets("checkIn", [[1n]]));
    expect(await fail(organizer, onTickets("refund", [1n]))).toEqual({
      name: "TicketNotValid",
      args: [1n, 3],
    });
  });

  it("fails when the organizer has withdrawn the proceeds, even if another event's are there", async () => {
    const { run, fail, onTickets, organizer, alice, setTime } = stage();
    await sellThree();
    const details = await stage().chain.reader.readContract({
      ...readTickets(stage()),
      functionName: "eventOf",
      args: [1n],
    });
    const later = { ...details.details, endsAt: BigInt(ENDS_AT + 86_400) };
    await run(organizer, onTickets("publishEvent", [later]));
    await run(organizer, onTickets("publishTier", [2n, tierTerms()]));
    await run(alice, onTickets("buy", [2n, 1, 5, alice]), 550n);
    await setTime(ENDS_AT);
    await run(organizer, onTickets("withdraw", [NATIVE]));
    const failure = await fail(organizer, onTickets("refund", [1n]));
    expect(failure).toEqual({ name: "InsufficientProceeds", args: [1n, NATIVE, 110n, 0n] });
    expect(await fail(organizer, onTickets("refund", [4n]))).toBeNull();
  });

  it("of a complimentary ticket is worth nothing", async () => {
    const { run, onTickets, organizer, bob, tickets } = stage();
    await sellThree();
    await run(organizer, onTickets("issueComplimentary", [1n, 1, bob, 1]));
    const [refunded] = await run(organizer, onTickets("refund", [4n]));
    expect(refunded?.args).toEqual({ tokenId: 4n, holder: bob, currency: NATIVE, amount: 0n });
    expect(await claimable(stage(), tickets, bob)).toBe(0n);
  });
});

describe("proceeds", () => {
  it("are the organizer's from the event's end, not before", async () => {
    const { run, fail, onTickets, organizer, tickets, setTime } = stage();
    await sellThree();
    await setTime(ENDS_AT - 2);
    expect(await claimable(stage(), tickets, organizer)).toBe(0n);
    const early = await fail(organizer, onTickets("withdraw", [NATIVE]));
    expect(early).toEqual({ name: "NothingToWithdraw", args: [organizer, NATIVE] });
    await setTime(ENDS_AT);
    expect(await claimable(stage(), tickets, organizer)).toBe(330n);
    await run(organizer, onTickets("withdraw", [NATIVE]));
    expect(await balanceIn(stage(), tickets)).toBe(0n);
    expect(await claimable(stage(), tickets, organizer)).toBe(0n);
    const again = await fail(organizer, onTickets("withdraw", [NATIVE]));
    expect(again?.name).toBe("NothingToWithdraw");
  });

  it("cannot be freed by moving the end and cancelling afterwards", async () => {
    const { run, fail, onTickets, organizer, setTime } = stage();
    await sellThree();
    await setTime(ENDS_AT);
    await run(organizer, onTickets("withdraw", [NATIVE]));
    const later = [BigInt(ENDS_AT + 100), BigInt(ENDS_AT + 200)] as const;
    const move = await fail(organizer, onTickets("rescheduleEvent", [1n, ...later]));
    expect(move).toEqual({ name: "EventHasEnded", args: [1n] });
    expect(await fail(organizer, onTickets("cancelEvent", [1n]))).toEqual({
      name: "EventHasEnded",
      args: [1n],
    });
  });

  it("of a cancelled event stay until every valid ticket is refunded, save what no ticket can claim", async () => {
    const { run, onTickets, organizer, alice, tickets, setTime } = stage();
    await sellThree();
    await run(organizer, onTickets("voidTicket", [3n]));
    await run(organizer, onTickets("cancelEvent", [1n]));
    await setTime(ENDS_AT + 1);
    expect(await claimable(stage(), tickets, organizer)).toBe(110n);
    await run(organizer, onTickets("withdraw", [NATIVE]));
    expect(await held()).toBe(220n);
    for (const tokenId of [1n, 2n]) await run(alice, onTickets("refund", [tokenId]));
    await run(alice, onTickets("withdraw", [NATIVE]));
    expect(await held()).toBe(0n);
    expect(await balanceIn(stage(), tickets)).toBe(0n);
  });

  it("can be released event by event and by anyone, to the organizer", async () => {
    const { run, onTickets, alice, organizer, tickets, setTime } = stage();
    await sellThree();
    await setTime(ENDS_AT);
    await run(alice, onTickets("releaseProceeds", [1n, NATIVE]));
    expect(await held()).toBe(0n);
    expect(await claimable(stage(), tickets, organizer)).toBe(330n);
    expect(await claimable(stage(), tickets, alice)).toBe(0n);
  });

  it("are kept per currency", async () => {
    const { run, onTickets, organizer, alice, stablecoin, tickets, setTime } = stage();
    await openSales(stage(), { currency: stablecoin });
    await run(alice, onTickets("buy", [1n, 1, 2, alice]));
    await setTime(ENDS_AT);
    expect(await claimable(stage(), tickets, organizer, NATIVE)).toBe(0n);
    expect(await claimable(stage(), tickets, organizer, stablecoin)).toBe(220n);
    await run(organizer, onTickets("withdraw", [stablecoin]));
    expect(await balanceIn(stage(), organizer, stablecoin)).toBe(220n);
  });
});
