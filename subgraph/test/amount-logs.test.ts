import { expect, test } from "vitest";
import { AMOUNTS, bought, consumed, moved, movedTogether, startAmounts } from "./amount-logs.ts";
import { ALICE, BOB, CAROL, type LogSpec, NOBODY, ORGANIZER } from "./ticket-logs.ts";

const paid = (logs: readonly LogSpec[], value: bigint) => ({ logs, from: ALICE, to: AMOUNTS, value });
const facts = (rows: readonly Readonly<Record<string, unknown>>[], ...fields: string[]) =>
  rows.map((row) => fields.map((field) => row[field]));

test("a price that does not divide gives each ticket the rounded down share, as an estimate", async () => {
  const tables = await startAmounts();
  await tables.run(1, [paid([moved(NOBODY, ALICE, 1n, 3n)], 10n)]);
  await tables.run(2, [[moved(ALICE, BOB, 1n, 2n), bought(ALICE, BOB, 1n, 2n, 8n)]]);
  expect(tables.one("Sale", { kind: "PRIMARY" })).toMatchObject({ price: "10", faceValue: "10" });
  expect(tables.one("Sale", { kind: "SECONDARY" })).toMatchObject({
    price: "8",
    faceValue: "6",
    faceCurrency: NOBODY,
    faceValueSource: "ESTIMATED",
  });
});

test("a sender that was not seen to receive so many tickets is reported and holds none", async () => {
  const tables = await startAmounts();
  await tables.run(1, [[moved(ALICE, BOB, 1n, 2n), bought(ALICE, BOB, 1n, 2n, 8n)]]);
  expect(tables.one("IndexingIssue").reason).toContain("not seen to receive");
  expect(tables.one("Sale")).toMatchObject({ faceValue: null, faceValueSource: "UNKNOWN", price: "8" });
  expect(tables.one("Holding", { owner: ALICE })).toMatchObject({ quantity: "0", receivedCount: "2" });
  expect(tables.one("Holding", { owner: BOB })).toMatchObject({ quantity: "2" });
  expect(tables.one("HoldingLot")).toMatchObject({ quantity: "2", faceValue: null });
});

test("a resale of tickets of which some have no known face value has none", async () => {
  const tables = await startAmounts();
  await tables.run(1, [paid([moved(NOBODY, ALICE, 1n, 1n)], 10n), [moved(NOBODY, ALICE, 1n, 1n)]]);
  await tables.run(2, [[moved(ALICE, BOB, 1n, 2n), bought(ALICE, BOB, 1n, 2n, 8n)]]);
  expect(tables.one("Sale", { kind: "SECONDARY" })).toMatchObject({
    faceValue: null,
    faceValueSource: "UNKNOWN",
  });
});

test("tickets without a paid price have that of their tier, and its cap", async () => {
  const tier = {
    name: "Floor",
    currency: NOBODY,
    price: "100",
    fee: "10",
    supply: "50",
    resaleCapBps: "11000",
  };
  const tables = await startAmounts({ tiers: [{ ...tier, firstToken: "1", lastToken: "1" }] });
  await tables.run(1, [[moved(NOBODY, ALICE, 1n, 2n)]]);
  await tables.run(2, [[moved(ALICE, BOB, 1n, 1n), bought(ALICE, BOB, 1n, 1n, 150n)]]);
  const common = { faceValueSource: "DECLARED", resaleCapBps: "11000" };
  expect(tables.one("Sale", { kind: "PRIMARY" })).toMatchObject({
    ...common,
    price: "220",
    faceValue: "220",
  });
  const resale = tables.one("Sale", { kind: "SECONDARY" });
  expect(resale).toMatchObject({ ...common, faceValue: "110" });
  expect(resale.ticketType).not.toBeNull();
  expect(tables.one("TicketType")).toMatchObject({ issuedCount: "2" });
  expect(tables.one("Event")).toMatchObject({ issuedCount: "2", capacity: "50" });
  expect(tables.one("Holding", { owner: BOB }).ticketType).toBe(resale.ticketType);
});

test("the organizer's stock has no face value until it is sold", async () => {
  const tables = await startAmounts();
  await tables.run(1, [[moved(NOBODY, ORGANIZER, 1n, 9n)]]);
  expect(tables.rows("Sale")).toEqual([]);
  await tables.run(2, [[moved(ORGANIZER, BOB, 1n, 2n), bought(ORGANIZER, BOB, 1n, 2n, 40n)]]);
  expect(tables.one("Sale")).toMatchObject({ kind: "PRIMARY", price: "40", faceValue: "40", hop: 0 });
  await tables.run(3, [[moved(BOB, CAROL, 1n, 1n), bought(BOB, CAROL, 1n, 1n, 50n)]]);
  expect(tables.one("Sale", { kind: "SECONDARY" })).toMatchObject({
    faceValue: "20",
    faceValueSource: "SETTLED",
  });
});

test("a batch with one kind twice moves both, each from where the first one left off", async () => {
  const tables = await startAmounts();
  await tables.run(1, [paid([moved(NOBODY, ALICE, 1n, 2n)], 20n), paid([moved(NOBODY, ALICE, 1n, 2n)], 60n)]);
  await tables.run(2, [[movedTogether(ALICE, BOB, [1n, 1n], [1n, 2n])]]);
  expect(facts(tables.rows("Transfer").slice(2), "kind", "quantity")).toEqual([
    ["GIFT", "1"],
    ["GIFT", "2"],
  ]);
  expect(facts(tables.rows("HoldingLot").slice(2), "quantity", "faceValue")).toEqual([
    ["2", "10"],
    ["1", "30"],
  ]);
});

test("tickets that move twice in one transaction without a sale keep their face value", async () => {
  const tables = await startAmounts();
  await tables.run(1, [paid([moved(NOBODY, ALICE, 1n, 2n), moved(ALICE, BOB, 1n, 2n)], 20n)]);
  await tables.run(2, [[moved(BOB, CAROL, 1n, 2n), bought(BOB, CAROL, 1n, 2n, 90n)]]);
  expect(tables.one("Sale", { kind: "SECONDARY" })).toMatchObject({ faceValue: "20" });
});

test("movements of 0 and of 2^255 tickets leave no negative quantity", async () => {
  const tables = await startAmounts();
  const many = 2n ** 255n;
  await tables.run(1, [
    [moved(ALICE, BOB, 1n, 0n), bought(ALICE, BOB, 1n, 0n, 5n)],
    paid([moved(NOBODY, ALICE, 1n, 0n)], 7n),
    [moved(NOBODY, ALICE, 1n, many)],
    [moved(ALICE, BOB, 1n, many), bought(ALICE, BOB, 1n, many, 5n)],
    [moved(ALICE, BOB, 1n, many)],
  ]);
  expect(tables.one("Holding", { owner: ALICE })).toMatchObject({ quantity: "0" });
  expect(tables.one("Holding", { owner: BOB })).toMatchObject({ quantity: String(2n * many) });
  expect(facts(tables.rows("Sale"), "quantity", "price")).toEqual([[String(many), "5"]]);
  expect(tables.rows("Transfer")).toHaveLength(3);
});

test("a batch that does not say how many of each, an empty one and a cut one are reported or left out", async () => {
  const tables = await startAmounts();
  const uneven = movedTogether(NOBODY, ALICE, [1n, 2n], [1n]);
  const single = moved(NOBODY, ALICE, 1n, 1n);
  const cut = { ...single, data: single.data.slice(0, 66) };
  await tables.run(1, [
    [uneven],
    [movedTogether(NOBODY, ALICE, [], [])],
    [cut, moved(NOBODY, ALICE, 3n, 1n)],
  ]);
  expect(tables.rows("IndexingIssue").map(({ log }) => log)).toEqual(["TransferBatch", "TransferBatch"]);
  expect(facts(tables.rows("Transfer"), "tokenId", "kind")).toEqual([["3", "MINT"]]);
});

test("uses before the first movement and of no tickets do not stop the indexing", async () => {
  const tables = await startAmounts();
  await tables.run(1, [[consumed(ALICE, 1n, 2n)], [consumed(ALICE, 1n, 0n)]]);
  expect(tables.one("HoldingUse")).toMatchObject({ holder: ALICE, quantity: "2" });
  expect(tables.rows("Holding")).toEqual([]);
});
