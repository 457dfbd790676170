import { expect, test } from "vitest";
import { actionLog, creation, eventData, startWithGetEvent, startWithTicket } from "./get-logs.ts";
import { SubgraphFixture } from "./subgraph-fixture.ts";
import { ALICE, BOB, CAROL, FACTORY, NOBODY, ORGANIZER, TICKETS, TOKEN, transfer } from "./ticket-logs.ts";

/** ASCII "USD". */
const USD = "0x555344";

test("the factory's event is one contract and one event, sold by who created it", async () => {
  const fixture = await startWithGetEvent();
  expect(fixture.one("TicketContract")).toMatchObject({ id: TICKETS, family: "GET", organizer: ORGANIZER });
  expect(fixture.one("Organizer")).toMatchObject({ id: ORGANIZER, contractCount: 1, eventCount: 1 });
  expect(fixture.one("Event")).toMatchObject({
    contract: TICKETS,
    name: "Aurora, Night 1",
    startsAt: "100",
    endsAt: "200",
    fiat: "EUR",
    status: "SCHEDULED",
    venue: null,
    capacity: null,
  });
  expect(fixture.one("EventChange")).toMatchObject({ kind: "PUBLISHED", startsAt: "100", endsAt: "200" });
  expect(fixture.rows("TicketType")).toEqual([]);
});

test("a new start reschedules the event, a new name does not", async () => {
  const fixture = await startWithGetEvent();
  await fixture.run(2, [[eventData("EventDataUpdated", { name: "Aurora" })]]);
  expect(fixture.one("Event")).toMatchObject({ name: "Aurora", status: "SCHEDULED" });
  await fixture.run(3, [[eventData("EventDataUpdated", { startTime: 150n, currency: "" })]]);
  expect(fixture.one("Event")).toMatchObject({ status: "RESCHEDULED", startsAt: "150", fiat: "EUR" });
  expect(fixture.rows("EventChange").map(({ kind, startsAt }) => [kind, startsAt])).toEqual([
    ["PUBLISHED", "100"],
    ["RESCHEDULED", "150"],
  ]);
});

test.each(["2", "2.2"] as const)(
  "version %s tells each ticket's own face and resale price",
  async (version) => {
    const fixture = await startWithGetEvent();
    const tickets = [
      { to: ALICE, basePrice: 50_000 },
      { to: BOB, tokenId: 2n, basePrice: 40_000 },
    ];
    await fixture.run(2, [
      [transfer(NOBODY, ALICE), transfer(NOBODY, BOB, 2n), actionLog("PrimarySale", tickets, version)],
    ]);
    const resale = [{ to: CAROL, basePrice: 65_000 }];
    await fixture.run(3, [[transfer(ALICE, CAROL), actionLog("SecondarySale", resale, version)]]);
    const sales = fixture
      .rows("Sale")
      .map((sale) => [
        sale.kind,
        sale.tokenId,
        sale.seller,
        sale.buyer,
        sale.price,
        sale.faceValue,
        sale.hop,
      ]);
    expect(sales).toEqual([
      ["PRIMARY", "1", ORGANIZER, ALICE, "50000", "50000", 0],
      ["PRIMARY", "2", ORGANIZER, BOB, "40000", "40000", 0],
      ["SECONDARY", "1", ALICE, CAROL, "65000", "50000", 1],
    ]);
    for (const sale of fixture.rows("Sale"))
      expect(sale).toMatchObject({
        currency: USD,
        priceSource: "DECLARED",
        isEstimated: false,
        bundleSize: 1,
      });
    expect(fixture.one("Currency")).toMatchObject({ id: USD, symbol: "USD", decimals: 3 });
    expect(fixture.rows("Transfer").map(({ kind, sale }) => [kind, sale !== null])).toEqual([
      ["MINT", true],
      ["MINT", true],
      ["SALE", true],
    ]);
    expect(fixture.one("Event")).toMatchObject({ issuedCount: "2" });
    expect(fixture.one("TicketContract")).toMatchObject({ ticketCount: "2" });
  },
);

test("what a resale's seller, organizer and ticketing company got is not told", async () => {
  const fixture = await startWithTicket();
  await fixture.run(3, [[transfer(ALICE, BOB), actionLog("SecondarySale", [{ to: BOB }])]]);
  expect(fixture.one("Sale", { kind: "PRIMARY" })).toMatchObject({
    proceeds: "50000",
    royalty: "0",
    fee: "0",
  });
  expect(fixture.one("Sale", { kind: "SECONDARY" })).toMatchObject({
    price: "50000",
    proceeds: null,
    royalty: null,
    fee: null,
  });
  expect(fixture.rows("SaleFee").map(({ role, amount }) => [role, amount])).toEqual([["SELLER", "50000"]]);
});

test("a ticket given away at price 0 is complimentary, and stays so when it is resold", async () => {
  const fixture = await startWithGetEvent();
  const free = [{ to: ALICE, basePrice: 0 }];
  await fixture.run(2, [[transfer(NOBODY, ALICE), actionLog("PrimarySale", free)]]);
  await fixture.run(3, [[transfer(ALICE, BOB), actionLog("SecondarySale", [{ to: BOB }])]]);
  expect(fixture.one("Sale", { kind: "SECONDARY" })).toMatchObject({
    price: "50000",
    faceValue: "0",
    faceValueSource: "COMP",
  });
});

test("a payment beside a claim does not make it a sale, one beside a free movement does", async () => {
  const fixture = await startWithTicket();
  const payment = (from: typeof ALICE, to: typeof ALICE) => ({
    ...transfer(from, to),
    address: TOKEN,
    topics: transfer(from, to).topics.slice(0, 3),
    data: `0x${"5".padStart(64, "0")}`,
  });
  await fixture.run(3, [[transfer(ALICE, BOB), actionLog("Claimed", [{ to: BOB }]), payment(BOB, ALICE)]]);
  expect(fixture.one("Sale")).toMatchObject({ kind: "PRIMARY" });
  await fixture.run(4, [[transfer(BOB, CAROL), payment(CAROL, BOB)]]);
  expect(fixture.one("Sale", { kind: "SECONDARY" })).toMatchObject({
    seller: BOB,
    price: "5",
    currency: TOKEN,
    priceSource: "ESTIMATED",
  });
});

test("a ticket may be sold and resold in the block that creates its contract", async () => {
  const fixture = await SubgraphFixture.start({
    contracts: [{ name: "factory", template: "GetEventFactory", address: FACTORY, startBlock: 0 }],
  });
  await fixture.run(1, [
    { logs: creation(), from: ORGANIZER },
    [transfer(NOBODY, ALICE), actionLog("PrimarySale", [{ to: ALICE }])],
    [transfer(ALICE, BOB), actionLog("SecondarySale", [{ to: BOB, basePrice: 65_000 }])],
  ]);
  expect(fixture.rows("Sale").map(({ kind, price, faceValue }) => [kind, price, faceValue])).toEqual([
    ["PRIMARY", "50000", "50000"],
    ["SECONDARY", "65000", "50000"],
  ]);
  expect(fixture.one("Event")).toMatchObject({ name: "Aurora, Night 1", issuedCount: "1" });
});

test("a contract without its factory is described by its own logs and the network file", async () => {
  const facts = JSON.stringify({ organizer: CAROL, event: { venue: "Uferhalle", fiat: "USD" } });
  const context = { contract: facts };
  const fixture = await SubgraphFixture.start({
    contracts: [{ name: "tickets", template: "GetEventTickets", address: TICKETS, startBlock: 0, context }],
  });
  await fixture.run(1, [
    [eventData("EventDataSet")],
    [transfer(NOBODY, ALICE), actionLog("PrimarySale", [{ to: ALICE }])],
  ]);
  expect(fixture.one("TicketContract")).toMatchObject({ family: "GET", organizer: CAROL, factory: null });
  expect(fixture.one("Event")).toMatchObject({ name: "Aurora, Night 1", venue: "Uferhalle", fiat: "EUR" });
  expect(fixture.one("EventChange")).toMatchObject({ kind: "PUBLISHED" });
  expect(fixture.one("Sale")).toMatchObject({ seller: CAROL, price: "50000" });
});
