import { beforeEach, describe, expect, it } from "vitest";
import { ENDS_AT, NATIVE, openSales, readTickets } from "./support/stage.ts";
import { useStage } from "./support/use-stage.ts";

const stage = useStage();
const VOID = 2;
const REDEEMED = 3;

beforeEach(async () => {
  await openSales(stage());
  await stage().run(stage().alice, stage().onTickets("buy", [1n, 1, 3, stage().alice]), 330n);
});

const statusLog = (tokenId: bigint, tokenStatus: number, signature = "0x") => ({
  address: stage().tickets,
  name: "TokenStatusChanged",
  args: { tokenId, tokenStatus, signature },
});

async function statusOf(tokenId: bigint): Promise<number> {
  const contract = readTickets(stage());
  const args = [tokenId] as const;
  return (await stage().chain.reader.readContract({ ...contract, functionName: "ticketOf", args })).status;
}

describe("a gift", () => {
  it("is a transfer alone and counts as one change of hands", async () => {
    const { run, onTickets, alice, bob, tickets, chain } = stage();
    expect(await run(alice, onTickets("transferFrom", [alice, bob, 1n]))).toEqual([
      { address: tickets, name: "Transfer", args: { from: alice, to: bob, tokenId: 1n } },
    ]);
    const contract = readTickets(stage());
    expect(await chain.reader.readContract({ ...contract, functionName: "transferCount", args: [1n] })).toBe(
      1,
    );
    expect(await chain.reader.readContract({ ...contract, functionName: "transferCount", args: [2n] })).toBe(
      0,
    );
  });

  it("needs the holder or someone approved", async () => {
    const { fail, onTickets, alice, bob } = stage();
    const failure = await fail(bob, onTickets("transferFrom", [alice, bob, 1n]));
    expect(failure).toEqual({ name: "ERC721InsufficientApproval", args: [bob, 1n] });
  });
});

describe("checkIn", () => {
  it("redeems several tickets, by the organizer and by a gate operator as long as allowed", async () => {
    const { run, fail, onTickets, organizer, bob } = stage();
    expect(await run(organizer, onTickets("checkIn", [[1n]]))).toEqual([statusLog(1n, REDEEMED)]);
    const checkIn = onTickets("checkIn", [[2n, 3n]]);
    expect(await fail(bob, checkIn)).toEqual({ name: "NotGate", args: [bob] });
    await run(organizer, onTickets("setGateOperator", [bob, true]));
    expect(await run(bob, checkIn)).toEqual([statusLog(2n, REDEEMED), statusLog(3n, REDEEMED)]);
    await run(organizer, onTickets("setGateOperator", [bob, false]));
    expect(await fail(bob, checkIn)).toEqual({ name: "NotGate", args: [bob] });
  });

  it("happens once, for valid tickets of an event that stands, or not at all", async () => {
    const { run, fail, onTickets, organizer } = stage();
    await run(organizer, onTickets("voidTicket", [1n]));
    const notValid = (tokenId: bigint, status: number) => ({
      name: "TicketNotValid",
      args: [tokenId, status],
    });
    expect(await fail(organizer, onTickets("checkIn", [[2n, 2n]]))).toEqual(notValid(2n, REDEEMED));
    expect(await fail(organizer, onTickets("checkIn", [[2n, 1n]]))).toEqual(notValid(1n, VOID));
    expect(await fail(organizer, onTickets("checkIn", [[99n]]))).toEqual({
      name: "ERC721NonexistentToken",
      args: [99n],
    });
    await run(organizer, onTickets("cancelEvent", [1n]));
    const failure = await fail(organizer, onTickets("checkIn", [[2n]]));
    expect(failure).toEqual({ name: "EventIsCancelled", args: [1n] });
  });
});

describe("voidTicket", () => {
  it("logs the status and burns nothing", async () => {
    const { run, onTickets, organizer, alice, chain } = stage();
    expect(await run(organizer, onTickets("voidTicket", [1n]))).toEqual([statusLog(1n, VOID)]);
    const contract = readTickets(stage());
    expect(await chain.reader.readContract({ ...contract, functionName: "ownerOf", args: [1n] })).toBe(alice);
    expect(await statusOf(1n)).toBe(VOID);
  });

  it("is refused when a cancellation has made the ticket refundable", async () => {
    const { run, fail, onTickets, organizer } = stage();
    await run(organizer, onTickets("cancelEvent", [1n]));
    const failure = await fail(organizer, onTickets("voidTicket", [1n]));
    expect(failure).toEqual({ name: "EventIsCancelled", args: [1n] });
  });
});

it("void and redeemed tickets stay where they are and as they are", async () => {
  const { run, fail, onTickets, onMarket, organizer, alice, bob, tickets } = stage();
  await run(organizer, onTickets("voidTicket", [1n]));
  await run(organizer, onTickets("checkIn", [[2n]]));
  for (const [tokenId, status] of [
    [1n, VOID],
    [2n, REDEEMED],
  ] as const) {
    const notValid = { name: "TicketNotValid", args: [tokenId, status] };
    expect(await fail(alice, onTickets("transferFrom", [alice, bob, tokenId]))).toEqual(notValid);
    expect(await fail(alice, onTickets("safeTransferFrom", [alice, bob, tokenId]))).toEqual(notValid);
    expect(await fail(organizer, onTickets("voidTicket", [tokenId]))).toEqual(notValid);
    expect(await fail(organizer, onTickets("refund", [tokenId]))).toEqual(notValid);
    const listing = await fail(alice, onMarket("list", [tickets, tokenId, NATIVE, 100n]));
    expect(listing).toEqual({ name: "TicketNotResalable", args: [tokenId] });
  }
});

describe("ERC-7439", () => {
  it("changes Sold to Void or Redeemed and logs the signature", async () => {
    const { run, onTickets, organizer } = stage();
    const toVoid = onTickets("changeState", [1n, "0xc0ffee", VOID, 0n]);
    expect(await run(organizer, toVoid)).toEqual([statusLog(1n, VOID, "0xc0ffee")]);
    const toRedeemed = onTickets("changeState", [2n, "0x01", REDEEMED, BigInt(ENDS_AT)]);
    expect(await run(organizer, toRedeemed)).toEqual([statusLog(2n, REDEEMED, "0x01")]);
  });

  it("refuses every other transition", async () => {
    const { run, fail, onTickets, organizer } = stage();
    await run(organizer, onTickets("voidTicket", [2n]));
    await run(organizer, onTickets("checkIn", [[3n]]));
    const illegal = [
      ...[0, 1].map((to) => [1n, 0, to] as const),
      ...[0, 1, 2, 3].map((to) => [2n, VOID, to] as const),
      ...[0, 1, 2, 3].map((to) => [3n, REDEEMED, to] as const),
    ];
    for (const [tokenId, from, to] of illegal) {
      const failure = await fail(organizer, onTickets("changeState", [tokenId, "0x", to, 0n]));
      expect(failure).toEqual({ name: "IllegalTransition", args: [tokenId, from, to] });
    }
  });

  it("has no expiry but the event's, and no mint without a tier", async () => {
    const { fail, onTickets, organizer } = stage();
    const expiry = await fail(organizer, onTickets("changeState", [1n, "0x", VOID, 5n]));
    expect(expiry).toEqual({ name: "InvalidExpireTime", args: [5n] });
    const mint = await fail(organizer, onTickets("safeMint", [organizer, "0x"]));
    expect(mint).toEqual({ name: "MintNeedsTier", args: [] });
  });
});

describe("ERC-2981", () => {
  it("gives the organizer 5 % unless set, and at most 10 %", async () => {
    const { run, fail, onTickets, organizer, chain } = stage();
    const royalty = () =>
      chain.reader.readContract({
        ...readTickets(stage()),
        functionName: "royaltyInfo",
        args: [1n, 10_000n],
      });
    expect(await royalty()).toEqual([organizer, 500n]);
    await run(organizer, onTickets("setRoyalty", [1_000n]));
    expect(await royalty()).toEqual([organizer, 1_000n]);
    const failure = await fail(organizer, onTickets("setRoyalty", [1_001n]));
    expect(failure).toEqual({ name: "RoyaltyTooHigh", args: [1_001n, 1_000n] });
  });
});
