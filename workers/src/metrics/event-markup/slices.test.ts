import { createTestDatabase, type TestDatabase } from "@facevalue/db/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ChainBlock, EventFact, SaleFact } from "../../testing/chain-fact.ts";
import { computeOnce } from "../../testing/compute-once.ts";
import type { RateFact } from "../../testing/rate-fact.ts";
import { blocksOf, publication, resale, START_TIME } from "../../testing/sample-facts.ts";

const DAY = 86_400;
const EURO = "455552";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

/** The rows of the event by basis and slice, for example "FIAT HOP 1". */
async function slicesOf(blocks: readonly ChainBlock[], rates: readonly RateFact[] = []) {
  const rows = (await computeOnce(database, blocks, rates)).event_markup ?? [];
  const raw = rows.filter(({ adjustment }) => adjustment === "RAW");
  return new Map(raw.map((row) => [`${row.basis} ${row.slice} ${row.slice_key}`.trim(), row] as const));
}

function primary(ticket: string, fields: Partial<SaleFact> = {}): SaleFact {
  return resale("e1", { kind: "PRIMARY", ticket, hop: 0, seller: "f1", buyer: "a1", ...fields });
}

/** Five resales of tickets 11 to 15 in a block of their own, by their first buyer a1. */
function fiveResales(fields: (index: number) => Partial<SaleFact>): SaleFact[] {
  return [1, 2, 3, 4, 5].map((index) =>
    resale("e1", { ticket: `1${index}`, seller: "a1", buyer: "a2", ...fields(index) }),
  );
}

const TOLD = { type: "currency" as const, currency: "c1", decimals: 18 };
const COIN = 10n ** 18n;
const inEuros: EventFact = publication("e1", { fiat: "EUR" });

function rate(time: number, value: bigint): RateFact {
  return { currency: "c1", fiat: "EUR", source: "file", time, rate: value * COIN };
}

test("a coin that doubled is no markup in tokens and one of 100 % in the event's fiat", async () => {
  const paid = { price: COIN, faceValue: COIN };
  const blocks = [
    {
      number: 1,
      time: START_TIME,
      facts: [TOLD, inEuros, ...[1, 2, 3, 4, 5].map((n) => primary(`1${n}`, paid))],
    },
    { number: 2, time: START_TIME + 10 * DAY, facts: fiveResales(() => paid) },
  ];
  const slices = await slicesOf(blocks, [rate(START_TIME, 100n), rate(START_TIME + 10 * DAY, 200n)]);
  expect(slices.get("TOKEN ALL")).toMatchObject({
    median_markup: "0.000000000000000000",
    excess_paid: "0",
    excess_currency: "c1",
  });
  expect(slices.get("FIAT ALL")).toMatchObject({
    median_markup: "1.000000000000000000",
    median_margin: "1.000000000000000000",
    above_face_count: "5",
    excess_paid: "50000",
    excess_currency: EURO,
  });
});

test("what cannot be converted is counted by its reason", async () => {
  const day = START_TIME + 10 * DAY;
  const sales = [
    primary("11"),
    resale("e1", { ticket: "11" }),
    resale("e1", { ticket: "12" }),
    resale("e1", { ticket: null, hop: null }),
    resale("e1", { ticket: "13", price: 5n, currency: "c2", faceValue: 5n, faceCurrency: "c2" }),
    resale("e1", { ticket: null, hop: null, price: 5n, currency: EURO, faceValue: 4n, faceCurrency: EURO }),
  ];
  const euros = { type: "currency" as const, currency: EURO, decimals: 2 };
  const blocks = [{ number: 1, time: day, facts: [TOLD, euros, inEuros, ...sales] }];
  const excluded = async (...rates: RateFact[]) => (await slicesOf(blocks, rates)).get("FIAT ALL");
  expect(await excluded()).toMatchObject({
    resale_count: "5",
    fx_missing_count: "3",
    currency_unknown_count: "1",
    measured_count: "1",
    value_weighted_markup: "0.250000000000000000",
  });
  expect(await excluded(rate(day - 3601, 1n))).toMatchObject({ fx_stale_count: "3", fx_missing_count: "0" });
  expect(await excluded(rate(day - 3600, COIN))).toMatchObject({
    fx_stale_count: "0",
    face_unknown_count: "1",
    unnumbered_count: "1",
    measured_count: "2",
  });
  const unknown = await slicesOf(blocksOf(1, [publication("e1", { fiat: "XXX" }), ...sales]));
  expect(unknown.get("FIAT ALL")).toMatchObject({
    event_currency_unknown_count: "5",
    markup_reason: "EVENT_CURRENCY_UNKNOWN",
    excess_reason: "EVENT_CURRENCY_UNKNOWN",
  });
});

test("a seller's margin is over the seller's own cost; a gift cost its face value", async () => {
  const sold = (fields: Partial<SaleFact>) => resale("e1", { fee: 50n, royalty: 50n, ...fields });
  const slices = await slicesOf(
    blocksOf(
      1,
      [inEuros, primary("11"), primary("12"), primary("13", { price: 0n, faceValue: 0n })],
      [sold({ ticket: "11", seller: "a1", buyer: "a2", price: 1600n })],
      [sold({ ticket: "11", seller: "a2", buyer: "a3", price: 1300n, hop: 2 })],
      [sold({ ticket: "12", seller: "a9", buyer: "a3", price: 1200n })],
      [sold({ ticket: "13", seller: "a1", buyer: "a2", faceValue: 0n })],
      [
        sold({ ticket: "14", seller: "a8" }),
        sold({ ticket: null, hop: null }),
        sold({ ticket: "12", seller: "a3", fee: null }),
      ],
      // Bought, and bought back: the last purchase counts.
      [sold({ ticket: "11", seller: "a3", buyer: "a1", price: 1100n, hop: 3 })],
      [sold({ ticket: "11", seller: "a1", buyer: "a4", price: 2300n, hop: 4 })],
    ),
  );
  // Of 1600 for 1000, 1300 for 1600, 1200 for a gift, 1100 for 1300 and 2300 for 1100, less 100 each.
  expect(slices.get("TOKEN ALL")).toMatchObject({
    resale_count: "9",
    margin_count: "5",
    gift_cost_count: "1",
    cost_zero_count: "1",
    cost_unknown_count: "2",
    split_unknown_count: "1",
    median_margin: "0.100000000000000000",
  });
  expect(slices.get("TOKEN HOP 2")).toMatchObject({ margin_count: "1", margin_reason: "LOW_N" });
  expect(slices.get("FIAT ALL")).toMatchObject({ cost_unconverted_count: "6", margin_reason: "LOW_N" });
});

test("money of two currencies is not added up, its ratios are", async () => {
  const other = { currency: "c2", faceCurrency: "c2" };
  const slices = await slicesOf(
    blocksOf(1, [inEuros, ...fiveResales((n) => ({ price: 1500n, ...(n > 3 ? other : {}) }))]),
  );
  expect(slices.get("TOKEN ALL")).toMatchObject({
    median_markup: "0.500000000000000000",
    value_weighted_markup: null,
    trimmed_markup: null,
    value_weighted_reason: "MIXED_CURRENCY",
    excess_paid: null,
    excess_reason: "MIXED_CURRENCY",
  });
});

test("one in twenty is trimmed at either end", async () => {
  const prices = [0n, ...Array.from({ length: 18 }, () => 1100n), 90_000n];
  const sales = prices.map((price) => resale("e1", { price }));
  const twenty = (await slicesOf(blocksOf(1, [inEuros, ...sales]))).get("TOKEN ALL");
  expect(twenty).toMatchObject({
    value_weighted_markup: "4.490000000000000000",
    trimmed_markup: "0.100000000000000000",
  });
  const nineteen = (await slicesOf(blocksOf(1, [inEuros, ...sales.slice(1)]))).get("TOKEN ALL");
  expect(nineteen?.trimmed_markup).toBe(nineteen?.value_weighted_markup);
});

test("in fiat a cent is neither above nor below, and a cap has the same tolerance", async () => {
  const cents = (price: bigint, faceValue: bigint): SaleFact =>
    resale("e1", {
      ticket: null,
      hop: null,
      price,
      faceValue,
      currency: EURO,
      faceCurrency: EURO,
      resaleCapBps: 11_000n,
    });
  const euros = { type: "currency" as const, currency: EURO, decimals: 2 };
  const sales = [
    cents(101n, 100n),
    cents(102n, 100n),
    cents(99n, 100n),
    cents(98n, 100n),
    cents(111n, 100n),
    cents(112n, 100n),
  ];
  const slices = await slicesOf(blocksOf(1, [euros, inEuros, ...sales]));
  expect(slices.get("TOKEN ALL")).toMatchObject({
    above_face_count: "4",
    below_face_count: "2",
    above_cap_count: "2",
  });
  expect(slices.get("FIAT ALL")).toMatchObject({
    above_face_count: "3",
    below_face_count: "1",
    above_cap_count: "1",
  });
});

test("shares with prices 1 % lower and higher", async () => {
  const slices = await slicesOf(
    blocksOf(1, [
      inEuros,
      ...fiveResales((n) => ({
        price: [1000n, 1010n, 1016n, 1095n, 1105n][n - 1] ?? 0n,
        resaleCapBps: 11_000n,
      })),
    ]),
  );
  expect(slices.get("TOKEN ALL")).toMatchObject({
    above_face_low_count: "3",
    above_face_count: "4",
    above_face_high_count: "5",
    above_cap_low_count: "0",
    above_cap_count: "1",
    above_cap_high_count: "2",
  });
});

test("lead times hold their longer end and follow the event when it is rescheduled", async () => {
  const startsAt = START_TIME + 100 * DAY;
  const before = (seconds: number): ChainBlock => ({
    number: 10_000_000 - seconds,
    time: startsAt - seconds,
    facts: [resale("e1")],
  });
  const blocks = [
    { number: 1, time: START_TIME, facts: [publication("e1", { startsAt })] },
    ...[60 * DAY + 1, 60 * DAY, 30 * DAY, 14 * DAY, 7 * DAY, 3 * DAY, DAY, DAY - 1, 1, 0, -1].map(before),
  ];
  const counts = async (chain: readonly ChainBlock[]) =>
    Object.fromEntries(
      [...(await slicesOf(chain))].flatMap(([name, { resale_count }]) =>
        name.startsWith("TOKEN LEAD_TIME") ? [[name.split(" ")[2], Number(resale_count)]] : [],
      ),
    );
  expect(await counts(blocks)).toEqual({
    OVER_60_DAYS: 1,
    DAYS_60_TO_30: 1,
    DAYS_30_TO_14: 1,
    DAYS_14_TO_7: 1,
    DAYS_7_TO_3: 1,
    DAYS_3_TO_1: 2,
    UNDER_1_DAY: 2,
    AFTER_START: 2,
  });
  const moved = { ...publication("e1", { startsAt: startsAt + 61 * DAY }), kind: "RESCHEDULED" as const };
  const later = { number: 10_000_002, time: startsAt + 2, facts: [moved] };
  expect(await counts([...blocks, later])).toEqual({ OVER_60_DAYS: 11 });
  const unknown = { ...later, facts: [{ ...moved, startsAt: null }] };
  expect(await counts([...blocks, unknown])).toEqual({ UNKNOWN: 11 });
});

test("each kind of slice divides the resales, and a tier that was only sold has a row", async () => {
  const slices = await slicesOf(
    blocksOf(1, [
      inEuros,
      primary("11", { tier: "d1" }),
      primary("12", { tier: "d2" }),
      primary("13", { tier: "d2", price: 0n }),
      ...[1, 2, 3, 4, 9].map((hop) => resale("e1", { ticket: "11", tier: "d1", hop })),
      resale("e1", { ticket: null, hop: null }),
    ]),
  );
  const resales = Object.fromEntries(
    [...slices].flatMap(([name, row]) => (name.startsWith("TOKEN") ? [[name, row.resale_count]] : [])),
  );
  expect(resales).toEqual({
    "TOKEN ALL": "6",
    "TOKEN TIER d1": "5",
    "TOKEN TIER d2": "0",
    "TOKEN TIER UNKNOWN": "1",
    "TOKEN HOP 1": "1",
    "TOKEN HOP 2": "1",
    "TOKEN HOP 3": "1",
    "TOKEN HOP 4+": "2",
    "TOKEN HOP UNKNOWN": "1",
    "TOKEN LEAD_TIME UNKNOWN": "6",
  });
  expect(slices.get("TOKEN TIER d2")).toMatchObject({ sold_ticket_count: "1", markup_reason: "NO_SALES" });
  expect(slices.get("TOKEN TIER d1")).toMatchObject({ resold_ticket_count: "1", sold_ticket_count: "1" });
  expect(slices.get("TOKEN ALL")).toMatchObject({
    sold_ticket_count: "2",
    resold_reason: "TICKETS_UNNUMBERED",
  });
  expect(slices.get("TOKEN HOP 1")).toMatchObject({ sold_ticket_count: null, resold_ticket_count: "1" });
});

test("resold tickets, final holders and sellers", async () => {
  const tickets = [1, 2, 3, 4, 5];
  const slices = await slicesOf(
    blocksOf(
      1,
      [inEuros, ...tickets.map((n) => primary(`1${n}`))],
      fiveResales((n) => ({ price: 9000n, seller: n === 5 ? "a5" : "a1", buyer: n === 5 ? "a5" : "a2" })),
      fiveResales((n) => ({
        ticket: n === 5 ? "14" : `1${n}`,
        price: BigInt(1000 + 100 * n),
        seller: "a2",
        hop: 2,
      })),
    ),
  );
  // Ticket 15 was only sold by a wallet to itself. The last prices are 1100, 1200, 1300, 1500 and 9000.
  expect(slices.get("TOKEN ALL")).toMatchObject({
    sold_ticket_count: "5",
    resold_ticket_count: "4",
    final_ticket_count: "5",
    final_markup: "0.300000000000000000",
    seller_count: "3",
    seller_concentration: "0.420000000000000000",
    top_seller_share: "1.000000000000000000",
  });
  const many = Array.from({ length: 20 }, (_, n) => resale("e1", { seller: (16 + n).toString(16) }));
  const large = await slicesOf(
    blocksOf(1, [inEuros, ...many, resale("e1", { ticket: null, hop: null, quantity: 30n, seller: "10" })]),
  );
  expect(large.get("TOKEN ALL")).toMatchObject({
    seller_count: "20",
    top_seller_share: "0.800000000000000000",
  });
});
