import { createTestDatabase, type TestDatabase } from "@facevalue/db/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { SaleFact, StatusFact } from "../../testing/chain-fact.ts";
import { computeOnce } from "../../testing/compute-once.ts";
import { blocksOf, publication, resale, START_TIME } from "../../testing/sample-facts.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const primary = (fields: Partial<SaleFact>): SaleFact => resale("e1", { ...fields, kind: "PRIMARY" });
const status = (fields: Partial<StatusFact>): StatusFact => ({
  type: "status",
  event: "e1",
  holder: "a0",
  ticket: "10",
  status: "CHECKED_IN",
  refund: null,
  ...fields,
});

test("an event that sold nothing has known zeros and no share", async () => {
  const rows = await computeOnce(database, blocksOf(1, [publication("e1")]));
  expect(rows.event_sales).toEqual([
    expect.objectContaining({
      event_id: "e1",
      primary_count: "0",
      resale_count: "0",
      checked_in_count: "0",
      resale_share: null,
      resale_share_reason: "NO_SALES",
      first_sale_at: null,
      as_of_block: "1",
      as_of_time: String(START_TIME + 1),
    }),
  ]);
  expect(rows.event_revenue).toEqual([]);
  expect(rows.event_sales_bucket).toEqual([]);
});

test("counts tickets, wallets, refunds and check-ins of one event", async () => {
  const refund = { currency: "c1", amount: 110n };
  const rows = await computeOnce(
    database,
    blocksOf(
      1,
      [publication("e1")],
      [
        primary({ ticket: "11", buyer: "a1" }),
        primary({ ticket: "12", buyer: "a1" }),
        primary({ ticket: "13", buyer: "a2" }),
      ],
      [primary({ ticket: "14", buyer: "a3", price: 0n, faceValue: 0n })],
      [resale("e1", { ticket: "11", buyer: "a4" }), resale("e1", { ticket: "11", buyer: "a4" })],
      [
        status({ ticket: "11" }),
        status({ ticket: "11" }),
        status({ ticket: "13", status: "REFUNDED", refund }),
      ],
      [status({ ticket: "12", status: "VOIDED" }), resale("e2"), { ...resale("e1"), event: null }],
    ),
  );
  expect(rows.event_sales?.find(({ event_id }) => event_id === "e1")).toMatchObject({
    primary_count: "3",
    complimentary_count: "1",
    primary_buyer_count: "2",
    resale_count: "2",
    resold_ticket_count: "1",
    resale_buyer_count: "1",
    resale_share: "0.333333333333333333",
    refund_count: "1",
    checked_in_count: "1",
    first_sale_at: String(START_TIME + 2),
    last_sale_at: String(START_TIME + 4),
    as_of_block: "5",
  });
});

test("a complimentary ticket that is resold does not count as a sold one that was", async () => {
  const rows = await computeOnce(
    database,
    blocksOf(
      1,
      [primary({ ticket: "11" }), primary({ ticket: "12", price: 0n })],
      [resale("e1", { ticket: "12" })],
    ),
  );
  expect(rows.event_sales).toEqual([
    expect.objectContaining({
      resold_ticket_count: "1",
      primary_count: "1",
      resale_share: "0.000000000000000000",
    }),
  ]);
});

test("money is kept per currency, to the unit, beyond the range of one amount", async () => {
  const huge = 2n ** 256n - 1n;
  const rows = await computeOnce(
    database,
    blocksOf(
      1,
      [primary({ price: 1100n, fee: 100n }), primary({ price: 1100n, fee: 100n })],
      [resale("e1", { price: 2000n, fee: 50n, royalty: 30n })],
      [status({ status: "REFUNDED", refund: { currency: "c1", amount: 2500n } })],
      Array.from({ length: 20 }, () => resale("e1", { currency: "c2", price: huge })),
    ),
  );
  expect(rows.event_revenue).toEqual([
    expect.objectContaining({
      currency: "c1",
      primary_gross: "2200",
      primary_fees: "200",
      refund_gross: "2500",
      resale_gross: "2000",
      royalties: "30",
      marketplace_fees: "50",
      seller_proceeds: "1920",
      organizer_net: "-470",
    }),
    expect.objectContaining({ currency: "c2", resale_gross: String(20n * huge), organizer_net: "0" }),
  ]);
});

test("sales fall into quarters of an hour, the bound into the later one", async () => {
  const quarter = START_TIME - (START_TIME % 900) + 900;
  const rows = await computeOnce(database, [
    { number: 1, time: quarter - 1, facts: [primary({ ticket: "11", price: 10n })] },
    {
      number: 2,
      time: quarter,
      facts: [primary({ ticket: "12", price: 20n, fee: 3n }), primary({ ticket: "13", price: 0n })],
    },
    { number: 3, time: quarter + 899, facts: [resale("e1", { price: 40n, royalty: 5n })] },
    {
      number: 4,
      time: quarter + 900,
      facts: [status({ status: "REFUNDED", refund: { currency: "c1", amount: 80n } })],
    },
  ]);
  const columns = ["primary_count", "complimentary_count", "resale_count", "refund_count", "primary_gross"];
  const seen = rows.event_sales_bucket?.map((row) => [
    Number(row.bucket_start),
    ...columns.map((name) => row[name]),
  ]);
  expect(seen?.toSorted(([a], [b]) => Number(a) - Number(b))).toEqual([
    [quarter - 900, "1", "0", "0", "0", "10"],
    [quarter, "1", "1", "1", "0", "20"],
    [quarter + 900, "0", "0", "0", "1", "0"],
  ]);
});

test("three tickets sold in one sale count three times", async () => {
  const unnumbered = { ticket: null, quantity: 3n };
  const rows = await computeOnce(
    database,
    blocksOf(
      1,
      [primary({ ...unnumbered, price: 300n }), primary({ ...unnumbered, price: 0n })],
      [resale("e1", { ticket: null, quantity: 2n, price: 500n })],
      [
        { type: "use", holder: "a0", event: "e1", quantity: 4n },
        { type: "use", holder: "a0", event: null, quantity: 9n },
      ],
    ),
  );
  expect(rows.event_sales).toEqual([
    expect.objectContaining({
      primary_count: "3",
      complimentary_count: "3",
      resale_count: "2",
      checked_in_count: "4",
      resold_ticket_count: null,
      resale_share: null,
      resale_share_reason: "TICKETS_UNNUMBERED",
      as_of_block: "3",
    }),
  ]);
  expect(rows.event_sales_bucket).toEqual([
    expect.objectContaining({ primary_count: "3", resale_count: "2", resale_gross: "500" }),
  ]);
});

test("without resales it is known that no ticket was resold, whether tickets have numbers or not", async () => {
  const rows = await computeOnce(database, blocksOf(1, [primary({ ticket: null, quantity: 5n })]));
  expect(rows.event_sales).toEqual([
    expect.objectContaining({ resold_ticket_count: "0", resale_share: "0.000000000000000000" }),
  ]);
});

test("sales without a price are counted and add no money", async () => {
  const unpriced = { price: null, currency: null, fee: null, royalty: null };
  const rows = await computeOnce(
    database,
    blocksOf(
      1,
      [primary({ ticket: "11", price: 100n }), primary({ ticket: "12", ...unpriced })],
      [resale("e1", { ticket: "11", ...unpriced, quantity: 2n })],
    ),
  );
  expect(rows.event_sales).toEqual([
    expect.objectContaining({
      primary_count: "2",
      unpriced_primary_count: "1",
      resale_count: "2",
      unpriced_resale_count: "2",
      resale_share: "0.500000000000000000",
    }),
  ]);
  expect(rows.event_revenue).toEqual([
    expect.objectContaining({ currency: "c1", primary_gross: "100", resale_gross: "0", as_of_block: "1" }),
  ]);
  const [priced, others] = (rows.event_sales_bucket ?? []).toSorted((a, b) =>
    a.currency ? -1 : b.currency ? 1 : 0,
  );
  expect(priced).toMatchObject({ currency: "c1", primary_count: "1", resale_count: "0" });
  expect(others).toMatchObject({
    currency: "",
    primary_count: "1",
    resale_count: "2",
    primary_gross: null,
    resale_gross: null,
    resale_split_unknown_count: "2",
  });
});

test("what some sales do not tell is counted beside the sum, and null when none tells it", async () => {
  const some = await computeOnce(
    database,
    blocksOf(
      1,
      [primary({ price: 1000n, fee: 50n })],
      [
        resale("e1", { price: 100n, fee: 5n, royalty: 2n }),
        resale("e1", { price: 100n, fee: null, royalty: null }),
      ],
    ),
  );
  expect(some.event_revenue).toEqual([
    expect.objectContaining({
      resale_gross: "200",
      royalties: "2",
      marketplace_fees: "5",
      seller_proceeds: "93",
      resale_split_unknown_count: "1",
      primary_split_unknown_count: "0",
      organizer_net: null,
    }),
  ]);
  const none = await computeOnce(
    database,
    blocksOf(1, [primary({ price: 1000n, fee: null })], [resale("e1", { fee: null, royalty: null })]),
  );
  expect(none.event_revenue).toEqual([
    expect.objectContaining({
      primary_gross: "1000",
      primary_fees: null,
      primary_split_unknown_count: "1",
      royalties: null,
      marketplace_fees: null,
      seller_proceeds: null,
      organizer_net: null,
    }),
  ]);
});
