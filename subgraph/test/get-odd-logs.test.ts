import { expect, test } from "vitest";
import { actionLog, creation, startWithGetEvent, startWithTicket } from "./get-logs.ts";
import { ALICE, BOB, CAROL, FACTORY, NOBODY, transfer } from "./ticket-logs.ts";

test("an event created twice is an issue", async () => {
  const fixture = await startWithGetEvent();
  await fixture.run(2, [creation().slice(1)]);
  expect(fixture.one("IndexingIssue")).toMatchObject({ log: "EventCreated", contract: FACTORY });
  expect(fixture.one("Organizer")).toMatchObject({ eventCount: 1 });
});

test("empty lists of actions change nothing", async () => {
  const fixture = await startWithTicket();
  const before = fixture.contents();
  const names = [
    "PrimarySale",
    "SecondarySale",
    "Scanned",
    "CheckedIn",
    "Invalidated",
    "Claimed",
    "Transfered",
  ] as const;
  await fixture.run(3, [names.map((name) => actionLog(name, []))]);
  expect(fixture.contents()).toEqual(before);
});

test("a resale without a movement, or a second primary sale, is an issue and no sale", async () => {
  const fixture = await startWithTicket();
  await fixture.run(3, [
    [actionLog("SecondarySale", [{ to: BOB }])],
    [actionLog("PrimarySale", [{ to: BOB, basePrice: 1 }])],
    [transfer(ALICE, CAROL), actionLog("SecondarySale", [{ to: BOB }])],
  ]);
  expect(fixture.rows("IndexingIssue").map(({ log }) => log)).toEqual([
    "SecondarySale",
    "PrimarySale",
    "SecondarySale",
  ]);
  expect(fixture.one("Sale")).toMatchObject({ kind: "PRIMARY", price: "50000" });
  expect(fixture.one("Ticket")).toMatchObject({ faceValue: "50000", resaleCount: 0 });
});

test("a primary sale counts although its ticket moves later", async () => {
  const fixture = await startWithGetEvent();
  await fixture.run(2, [[actionLog("PrimarySale", [{ to: ALICE }])], [transfer(NOBODY, ALICE)]]);
  expect(fixture.one("Sale")).toMatchObject({ kind: "PRIMARY", price: "50000", buyer: ALICE });
  expect(fixture.one("Transfer")).toMatchObject({ kind: "MINT", sale: null });
  expect(fixture.one("Event")).toMatchObject({ issuedCount: "1" });
});

test("a resale of a ticket that was never seen has no face value", async () => {
  const fixture = await startWithGetEvent();
  await fixture.run(2, [[transfer(ALICE, BOB), actionLog("SecondarySale", [{ to: BOB }])]]);
  expect(fixture.one("Sale")).toMatchObject({ faceValue: null, faceValueSource: "UNKNOWN", hop: 1 });
});

test.each([
  ["no data", "0x"],
  ["a list behind the end", `0x${"ff".repeat(32)}${"00".repeat(64)}`],
  ["a list longer than the data", `0x${"20".padStart(64, "0")}${"09".repeat(32)}`],
  ["an odd offset", `0x${"21".padStart(64, "0")}${"00".repeat(64)}`],
])("a sale with %s stops nothing and hides no movement", async (_name, malformed) => {
  const fixture = await startWithTicket();
  const sale = { ...actionLog("SecondarySale", [{ to: BOB }]), data: malformed };
  await fixture.run(3, [[sale, transfer(ALICE, BOB)]]);
  expect(fixture.one("Ticket")).toMatchObject({ owner: BOB, resaleCount: 0 });
  expect(fixture.one("Transfer", { kind: "GIFT" })).toMatchObject({ sale: null });
});

test("two numbers of the largest size are told as they are", async () => {
  const fixture = await startWithGetEvent();
  const tokenId = 2n ** 256n - 1n;
  const sale = actionLog("PrimarySale", [{ to: ALICE, tokenId, basePrice: 2 ** 40 - 1 }]);
  await fixture.run(2, [[transfer(NOBODY, ALICE, tokenId), sale]]);
  expect(fixture.one("Ticket")).toMatchObject({ tokenId: String(tokenId), faceValue: String(2 ** 40 - 1) });
});
