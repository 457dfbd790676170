import { createTestDatabase, type TestDatabase } from "@facevalue/db/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { SaleFact } from "../../testing/chain-fact.ts";
import { computeOnce } from "../../testing/compute-once.ts";
import { blocksOf, resale, START_TIME } from "../../testing/sample-facts.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const primary = (fields: Partial<SaleFact>): SaleFact =>
  resale("e1", { seller: "f1", kind: "PRIMARY", ...fields });

test("each seller has what it sold and earned, by currency; resales are nobody's here", async () => {
  const unpriced = { price: null, currency: null, fee: null, royalty: null };
  const rows = await computeOnce(
    database,
    blocksOf(
      1,
      [primary({ ticket: "11", price: 100n, fee: 10n }), primary({ ticket: "12", price: 0n, fee: 0n })],
      [primary({ ticket: "13", price: 50n, fee: null }), primary({ ticket: "14", ...unpriced })],
      [primary({ ticket: null, quantity: 4n, price: 80n, fee: null, currency: "c2" })],
      [primary({ seller: "f2", price: 70n, fee: 0n }), resale("e1", { seller: "f1", price: 900n })],
    ),
  );
  const sold = rows.event_seller?.map((row) => [row.seller, row.currency, row.sold_count, row.earned]);
  expect(sold?.toSorted()).toEqual([
    ["f1", "", "1", null],
    ["f1", "c1", "3", "90"],
    ["f1", "c2", "4", null],
    ["f2", "c1", "1", "70"],
  ]);
  expect(rows.event_seller?.find((row) => row.seller === "f1" && row.currency === "c1")).toMatchObject({
    split_unknown_count: "1",
    first_sale_at: String(START_TIME + 1),
    last_sale_at: String(START_TIME + 2),
    as_of_block: "2",
  });
});
