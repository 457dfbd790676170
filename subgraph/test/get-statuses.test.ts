import { expect, test } from "vitest";
import { actionLog, startWithTicket } from "./get-logs.ts";
import { ALICE, BOB, CAROL, NOBODY, transfer } from "./ticket-logs.ts";

test("a price of 0 at the door leaves the face value as it is", async () => {
  const fixture = await startWithTicket();
  const action = [{ to: ALICE, basePrice: 0 }];
  await fixture.run(3, [[actionLog("Scanned", action)], [actionLog("CheckedIn", action)]]);
  expect(fixture.one("Ticket")).toMatchObject({ faceValue: "50000", status: "CHECKED_IN" });
  expect(fixture.rows("TicketStatusChange").map(({ status }) => status)).toEqual(["SCANNED", "CHECKED_IN"]);
});

test("a second scan and one after the check-in change nothing", async () => {
  const fixture = await startWithTicket();
  const scan = actionLog("Scanned", [{ to: ALICE }]);
  await fixture.run(3, [[scan], [scan], [actionLog("CheckedIn", [{ to: ALICE }])], [scan]]);
  expect(fixture.rows("TicketStatusChange").map(({ status }) => status)).toEqual(["SCANNED", "CHECKED_IN"]);
});

test("an invalid ticket is void, although its contract burned it before, also after its check-in", async () => {
  const fixture = await startWithTicket();
  await fixture.run(3, [[actionLog("CheckedIn", [{ to: ALICE }])]]);
  await fixture.run(4, [[transfer(ALICE, NOBODY), actionLog("Invalidated", [{ to: ALICE }])]]);
  expect(fixture.one("Ticket")).toMatchObject({ status: "VOIDED", owner: NOBODY });
  expect(fixture.one("TicketStatusChange", { status: "VOIDED" })).toMatchObject({ holder: ALICE });
  expect(fixture.one("Transfer", { kind: "BURN" })).toMatchObject({ sale: null });
});

test.each(["2", "2.2"] as const)("a claim of version %s moves the ticket and its status", async (version) => {
  const fixture = await startWithTicket();
  await fixture.run(3, [[transfer(ALICE, BOB), actionLog("Claimed", [{ to: BOB }], version)]]);
  expect(fixture.one("Ticket")).toMatchObject({ status: "CLAIMED", owner: BOB, resaleCount: 0 });
  expect(fixture.one("Transfer", { kind: "CLAIM" })).toMatchObject({ from: ALICE, to: BOB, sale: null });
});

test("a move between the company's wallets is custody, and any other one a gift", async () => {
  const fixture = await startWithTicket();
  await fixture.run(3, [[transfer(ALICE, BOB), actionLog("Transfered", [{ to: BOB }])]]);
  await fixture.run(4, [[transfer(BOB, CAROL)]]);
  expect(fixture.rows("Transfer").map(({ kind }) => kind)).toEqual(["MINT", "CUSTODY", "GIFT"]);
  expect(fixture.one("Ticket")).toMatchObject({ status: "VALID", owner: CAROL, resaleCount: 0 });
});
