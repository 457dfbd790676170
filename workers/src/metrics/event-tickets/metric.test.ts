import { createTestDatabase, type TestDatabase } from "@facevalue/db/testing";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ChainFact, ListingFact, TicketFact } from "../../testing/chain-fact.ts";
import { computeOnce } from "../../testing/compute-once.ts";
import type { MetricRow } from "../../testing/read-metrics.ts";
import { blocksOf, publication, resale, START_TIME } from "../../testing/sample-facts.ts";
import { quartilesOf } from "./quartiles.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const NOBODY = "00".repeat(20);

function ticket(id: string, fields: Partial<TicketFact> = {}): TicketFact {
  return {
    type: "ticket",
    ticket: id,
    event: "e1",
    tier: null,
    owner: "a1",
    status: "VALID",
    faceValue: null,
    faceCurrency: null,
    transferCount: 0,
    resaleCount: 0,
    issuedAt: START_TIME,
    ...fields,
  };
}

function listing(id: string, of: string, kind: ListingFact["kind"]): ListingFact {
  return {
    type: "listing",
    listing: id,
    event: "e1",
    ticket: of,
    seller: "a1",
    currency: "c1",
    price: 1n,
    kind,
  };
}

async function rowOf(...facts: (readonly ChainFact[])[]): Promise<MetricRow | undefined> {
  const { event_tickets } = await computeOnce(database, blocksOf(1, ...facts));
  return event_tickets?.find(({ event_id }) => event_id === "e1");
}

test("an event without tickets has known zeros and no shares", async () => {
  expect(await rowOf([publication("e1")])).toMatchObject({
    ticket_count: "0",
    transferred_0_count: "0",
    listed_share: null,
    listed_reason: "NO_TICKETS",
    first_resale_median_seconds: null,
    first_resale_reason: "NO_SALES",
    as_of_block: "1",
  });
});

test("a burn is no move; refunded and burned tickets stay in the histograms", async () => {
  const row = await rowOf(
    [publication("e1")],
    [
      ticket("11", { transferCount: 1, status: "BURNED", owner: NOBODY }),
      ticket("12", { transferCount: 2, status: "REFUNDED", owner: NOBODY, resaleCount: 1 }),
      ticket("13", { transferCount: 0, owner: NOBODY, status: "BURNED" }),
      ticket("14", { transferCount: 3, resaleCount: 3 }),
      ticket("15", { transferCount: 9, resaleCount: 4, status: "CHECKED_IN" }),
    ],
  );
  expect(row).toMatchObject({
    ticket_count: "5",
    transferred_0_count: "2",
    transferred_1_count: "1",
    transferred_2_count: "0",
    transferred_3_count: "1",
    transferred_4_or_more_count: "1",
    resold_0_count: "2",
    resold_1_count: "1",
    resold_3_count: "1",
    resold_4_or_more_count: "1",
    burned_count: "2",
    refunded_count: "1",
    checked_in_count: "1",
    admitting_count: "1",
  });
});

test("a ticket is on offer once, by its listings or by what its contract declares", async () => {
  const row = await rowOf(
    [publication("e1"), ticket("11"), ticket("12", { status: "RESELL" }), ticket("13"), ticket("14")],
    [ticket("15", { status: "VOIDED" }), ticket("16", { event: "e2" })],
    [listing("71", "11", "LISTED"), listing("72", "11", "LISTED"), listing("73", "12", "LISTED")],
    [listing("74", "13", "LISTED"), listing("75", "15", "LISTED"), listing("76", "16", "LISTED")],
    [listing("74", "13", "CANCELLED")],
  );
  expect(row).toMatchObject({
    admitting_count: "4",
    listed_count: "2",
    listed_share: "0.500000000000000000",
  });
});

test("time to first resale: from the own sale, else from the issue, never negative, five tickets at least", async () => {
  const sold = (id: string) => resale("e1", { kind: "PRIMARY", ticket: id, hop: 0 });
  const ids = ["11", "12", "13", "14"];
  const facts: (readonly ChainFact[])[] = [
    [publication("e1"), ...ids.map((id) => ticket(id)), ticket("15", { issuedAt: START_TIME + 2 })],
    ids.map(sold),
    [resale("e1", { ticket: "11" }), resale("e1", { ticket: "12" }), resale("e1", { ticket: "15" })],
    [resale("e1", { ticket: "13" }), resale("e1", { ticket: "11" })],
    // Issued after its resale and never sold before: its begin is not known.
    [resale("e1", { ticket: "16" }), ticket("16", { issuedAt: START_TIME + 99 })],
  ];
  expect(await rowOf(...facts)).toMatchObject({ first_resale_count: "4", first_resale_reason: "LOW_N" });
  expect(await rowOf(...facts, [resale("e1", { ticket: "14" })])).toMatchObject({
    first_resale_count: "5",
    // 1, 1, 1, 2 and 4 seconds
    first_resale_p25_seconds: "1",
    first_resale_median_seconds: "1",
    first_resale_p75_seconds: "2",
    first_resale_reason: null,
  });
  const unnumbered = resale("e1", { ticket: null, quantity: 10n ** 77n });
  expect(await rowOf(...facts, [resale("e1", { ticket: "14" }), unnumbered])).toMatchObject({
    first_resale_count: "5",
    first_resale_median_seconds: null,
    first_resale_reason: "TICKETS_UNNUMBERED",
  });
});

test("tickets without a number are counted apart", async () => {
  const holding = { type: "holding" as const, event: "e1", owner: "a1" };
  const row = await rowOf([publication("e1"), { ...holding, holding: "aa01", quantity: 10n ** 77n }]);
  expect(row).toMatchObject({
    ticket_count: "0",
    unnumbered_count: String(10n ** 77n),
    listed_share: null,
    listed_reason: "TICKETS_UNNUMBERED",
  });
});

test("quartiles lie between the values around them and do not depend on their order", () => {
  const values = fc.array(fc.nat(1000), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(values, (given) => {
      const quartiles = quartilesOf(given);
      expect(quartilesOf(given.toReversed())).toEqual(quartiles);
      for (const [value, quarters] of [
        [quartiles.p25, 1],
        [quartiles.median, 2],
        [quartiles.p75, 3],
      ] as const) {
        const atMost = given.filter((one) => BigInt(one) <= value).length;
        const atLeast = given.filter((one) => BigInt(one) >= value).length;
        expect(4 * atMost).toBeGreaterThanOrEqual((given.length - 1) * quarters);
        expect(4 * atLeast).toBeGreaterThanOrEqual((given.length - 1) * (4 - quarters));
      }
    }),
  );
});
