import { createTestDatabase, type TestDatabase } from "@facevalue/db/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { SaleFact, StatusFact } from "../../testing/chain-fact.ts";
import { computeOnce } from "../../testing/compute-once.ts";
import { blocksOf, publication, resale } from "../../testing/sample-facts.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const primary = (fields: Partial<SaleFact>): SaleFact => resale("e1", { ...fields, kind: "PRIMARY" });
const refund = (ticket: string, amount: bigint): StatusFact => ({
  type: "status",
  event: "e1",
  holder: "a0",
  ticket,
  status: "REFUNDED",
  refund: { currency: "c1", amount },
});

test("each tier has its own counts and money, the unknown one too, and a refund goes to its ticket's tier", async () => {
  const rows = await computeOnce(
    database,
    blocksOf(
      1,
      [primary({ tier: "d1", ticket: "11", price: 10n, fee: 1n, buyer: "a1" })],
      [primary({ tier: "d2", ticket: "12", price: 20n, fee: 2n, buyer: "a1" })],
      [resale("e1", { tier: null, ticket: "13", price: 40n, royalty: 4n, buyer: "a2" })],
      [refund("12", 20n), refund("1f", 7n)],
    ),
  );
  const tierOf = (tier: string) => ({
    ...rows.tier_sales?.find(({ ticket_type }) => ticket_type === tier),
    ...rows.tier_revenue?.find(({ ticket_type }) => ticket_type === tier),
  });
  expect(tierOf("d1")).toMatchObject({
    primary_count: "1",
    refund_count: "0",
    primary_buyer_count: "1",
    primary_gross: "10",
    organizer_net: "9",
  });
  expect(tierOf("d2")).toMatchObject({ primary_count: "1", refund_count: "1", organizer_net: "-2" });
  expect(tierOf("")).toMatchObject({
    primary_count: "0",
    resale_count: "1",
    refund_count: "1",
    refund_gross: "7",
    resale_buyer_count: "1",
    organizer_net: "-3",
  });
  expect(rows.event_sales?.[0]).toMatchObject({ primary_buyer_count: "1", refund_count: "2" });
});

test("hours, days, weeks and months are those of the event's own clock", async () => {
  // 2026-03-01 18:29:59 and 18:30 UTC are 23:59:59 of Sunday and midnight of Monday in Kolkata.
  const midnight = Date.UTC(2026, 2, 1, 18, 30) / 1000;
  const facts = [
    [publication("e1", { timeZone: "Asia/Kolkata" }), primary({ tier: "d1", ticket: "11", buyer: "a1" })],
    [primary({ tier: "d1", ticket: "12", buyer: "a1" }), primary({ tier: "d1", ticket: "13", buyer: "a2" })],
    [primary({ tier: "d1", ticket: "14", buyer: "a3", price: 0n })],
  ];
  const times = [midnight - 1, midnight, midnight + 60];
  const rows = await computeOnce(
    database,
    facts.map((own, index) => ({ number: index + 1, time: times[index] ?? 0, facts: own })),
  );
  expect(
    rows.tier_sales_hour?.map(({ hour_start, primary_count }) => [Number(hour_start), primary_count]),
  ).toEqual(
    expect.arrayContaining([
      [midnight - 3600, "1"],
      [midnight, "2"],
    ]),
  );
  expect(
    rows.event_buyer_hour?.map(({ hour_start, buyer_count }) => [Number(hour_start), buyer_count]),
  ).toEqual([
    [midnight - 3600, "1"],
    [midnight, "2"],
  ]);
  const periods = rows.event_buyer_period?.map(({ period, day, buyer_count }) => [period, day, buyer_count]);
  expect(periods?.toSorted()).toEqual([
    ["DAY", "2026-03-01", "1"],
    ["DAY", "2026-03-02", "2"],
    ["MONTH", "2026-03-01", "2"],
    ["WEEK", "2026-02-23", "1"],
    ["WEEK", "2026-03-02", "2"],
  ]);
});

test("a clock that goes forward loses an hour and no sale", async () => {
  // Berlin jumped from 2:00 to 3:00 on 2026-03-29, 1:00 UTC.
  const jump = Date.UTC(2026, 2, 29, 1) / 1000;
  const rows = await computeOnce(database, [
    { number: 1, time: jump - 1, facts: [publication("e1"), primary({ ticket: "11" })] },
    { number: 2, time: jump, facts: [primary({ ticket: "12" })] },
  ]);
  const hours = rows.tier_sales_hour?.map(({ hour_start }) => Number(hour_start)).toSorted();
  expect(hours).toEqual([jump - 3600, jump]);
});
