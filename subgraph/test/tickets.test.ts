import { encodeAbiParameters } from "viem";
import { expect, test } from "vitest";
import { transactionHash } from "./make-block-input.ts";
import { type FixtureOptions, SubgraphFixture } from "./subgraph-fixture.ts";
import {
  ALICE,
  BOB,
  makeLog,
  NOBODY,
  ORGANIZER,
  opening,
  published,
  purchase,
  refunded,
  sold,
  status,
  TICKETS,
  TOKEN,
  tierPublished,
  transfer,
} from "./ticket-logs.ts";

async function start(ethereumCall?: FixtureOptions["ethereumCall"]): Promise<SubgraphFixture> {
  const fixture = await SubgraphFixture.start({ ethereumCall });
  await fixture.run(1, opening());
  return fixture;
}

test("a primary sale pins price and fee as the ticket's face value", async () => {
  const fixture = await start();
  await fixture.run(2, [purchase(ALICE)]);
  const sale = fixture.one("Sale");
  expect(sale).toMatchObject({
    kind: "PRIMARY",
    seller: ORGANIZER,
    buyer: ALICE,
    price: "110",
    fee: "10",
    hop: 0,
  });
  expect(sale).toMatchObject({
    proceeds: "100",
    faceValue: "110",
    resaleCapBps: "12000",
    transaction: transactionHash(2, 0),
  });
  expect(fixture.one("Ticket")).toMatchObject({
    owner: ALICE,
    status: "VALID",
    transferCount: 0,
    lastSale: sale.id,
  });
  expect(fixture.one("Transfer")).toMatchObject({ kind: "MINT", sale: sale.id, from: NOBODY });
  expect(fixture.one("TicketStatusChange")).toMatchObject({
    status: "VALID",
    holder: ALICE,
    event: sale.event,
  });
  expect(fixture.rows("SaleFee").map(({ role, amount, recipient }) => [role, amount, recipient])).toEqual([
    ["SELLER", "100", ORGANIZER],
    ["PRIMARY_FEE", "10", null],
  ]);
  expect(fixture.one("Event")).toMatchObject({ issuedCount: "1", capacity: "50" });
  expect(fixture.one("TicketType")).toMatchObject({ issuedCount: "1" });
  expect(fixture.one("TicketContract")).toMatchObject({ ticketCount: "1" });
});

test("new terms bind tickets sold from then on only", async () => {
  const fixture = await start();
  const terms = {
    eventId: 1n,
    tierId: 1,
    price: 200n,
    fee: 20n,
    supply: 80,
    walletLimit: 2,
    resaleCapBps: 0,
  };
  await fixture.run(2, [purchase(ALICE)]);
  await fixture.run(3, [[makeLog(TICKETS, "TierUpdated", terms)]]);
  await fixture.run(4, [
    [transfer(NOBODY, BOB, 2n), sold({ tokenId: 2n, buyer: BOB, price: 200n, fee: 20n })],
  ]);
  expect(fixture.one("Ticket", { tokenId: "1" })).toMatchObject({ faceValue: "110", resaleCapBps: "12000" });
  expect(fixture.one("Ticket", { tokenId: "2" })).toMatchObject({ faceValue: "220", resaleCapBps: "0" });
  expect(fixture.one("Event")).toMatchObject({ capacity: "80" });
});

test("a complimentary ticket has face value 0 and cannot be resold", async () => {
  const fixture = await start();
  await fixture.run(2, [[transfer(NOBODY, ALICE), sold({ price: 0n, fee: 0n })]]);
  const expected = { faceValue: "0", faceValueSource: "COMP", resaleCapBps: "0" };
  expect(fixture.one("Ticket")).toMatchObject(expected);
  expect(fixture.one("Sale")).toMatchObject({ ...expected, price: "0" });
  expect(fixture.rows("SaleFee")).toEqual([]);
});

test("a movement without a sale is a gift", async () => {
  const fixture = await start();
  await fixture.run(2, [purchase(ALICE), [transfer(ALICE, BOB)]]);
  expect(fixture.one("Transfer", { kind: "GIFT" })).toMatchObject({ from: ALICE, to: BOB, sale: null });
  expect(fixture.one("Ticket")).toMatchObject({ owner: BOB, transferCount: 1, resaleCount: 0 });
});

test("a refund is one row, and a void before it another", async () => {
  const fixture = await start();
  await fixture.run(2, [purchase(ALICE)]);
  await fixture.run(3, [[status(2)]]);
  await fixture.run(4, [[status(2), refunded(ALICE, 90n)], [status(2)]]);
  const changes = fixture.rows("TicketStatusChange").map((row) => [row.status, row.refundAmount, row.holder]);
  expect(changes).toEqual([
    ["VALID", null, ALICE],
    ["VOIDED", null, ALICE],
    ["REFUNDED", "90", ALICE],
  ]);
  expect(fixture.one("Ticket").status).toBe("REFUNDED");
});

test("what cannot be interpreted is recorded and stops nothing", async () => {
  const fixture = await start();
  const wide = {
    ...status(0),
    topics: [status(0).topics[0] ?? "", status(0).topics[1] ?? "", `0x${"ff".repeat(32)}`],
  };
  await fixture.run(2, [
    [published()],
    [tierPublished()],
    [status(7)],
    [wide],
    [sold({ tokenId: 2n ** 256n - 1n, eventId: 99n, tierId: 2 ** 32 - 1 })],
    [makeLog(TICKETS, "EventCancelled", { eventId: 99n })],
    [makeLog(TICKETS, "EventRescheduled", { eventId: 99n, startsAt: 2n ** 64n - 1n, endsAt: 0n })],
  ]);
  const issues = fixture.rows("IndexingIssue").map(({ log }) => log);
  expect(issues).toEqual(
    expect.arrayContaining(["EventPublished", "TierPublished", "TokenStatusChanged", "PrimarySale"]),
  );
  expect(issues).toEqual(expect.arrayContaining(["EventCancelled", "EventRescheduled"]));
  expect(fixture.one("Event")).toMatchObject({ capacity: "50", status: "SCHEDULED" });
  expect(fixture.one("Ticket", { tokenId: (2n ** 256n - 1n).toString() })).toMatchObject({
    faceValue: "110",
    owner: ALICE,
  });
});

test.each([
  { answer: encodeAbiParameters([{ type: "string" }], ["TUSD"]), symbol: "TUSD" },
  { answer: `0x${Buffer.from("MKR").toString("hex").padEnd(64, "0")}`, symbol: null },
  { answer: encodeAbiParameters([{ type: "string" }], [""]), symbol: null },
  { answer: "0x", symbol: null },
])("a currency's symbol is what its contract answers, or null ($symbol)", async ({ answer, symbol }) => {
  const fixture = await start(async ({ data }) => ({ reverted: data === "0x313ce567", data: answer }));
  await fixture.run(2, [[tierPublished({ tierId: 2, currency: TOKEN })]]);
  expect(fixture.one("Currency", { id: TOKEN })).toMatchObject({ symbol, decimals: null });
  expect(fixture.one("Currency", { id: NOBODY })).toMatchObject({ symbol: "ETH", decimals: 18 });
});
