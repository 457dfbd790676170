import { createTestDatabase, type TestDatabase } from "@facevalue/db/testing";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { looseBlock, placeBlocks } from "../../testing/arbitrary-chain.ts";
import type { SalePart } from "../../testing/chain-fact.ts";
import { computeOnce } from "../../testing/compute-once.ts";
import { blocksOf, publication, resale } from "../../testing/sample-facts.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const part = (role: SalePart["role"], recipient: string | null, amount: bigint): SalePart => ({
  role,
  recipient,
  amount,
});

test("tells who got what, and what nobody knows of", async () => {
  const primary = { kind: "PRIMARY", price: 110n, fee: 10n, royalty: 0n } as const;
  const rows = await computeOnce(
    database,
    blocksOf(
      1,
      [publication("e1")],
      [
        resale("e1", { ...primary, parts: [part("SELLER", "f1", 100n), part("PRIMARY_FEE", "b1", 10n)] }),
        resale("e1", { ...primary, parts: [part("SELLER", "f1", 100n), part("PRIMARY_FEE", null, 10n)] }),
      ],
      [resale("e1", { ...primary, price: 90n, fee: null, parts: [] })],
      [resale("e1", { price: null, currency: null, fee: null, royalty: null, parts: [] })],
    ),
  );
  expect(rows.event_fee).toEqual([
    expect.objectContaining({ role: "PRIMARY_FEE", recipient: "", amount: "10", part_count: "1" }),
    expect.objectContaining({ role: "PRIMARY_FEE", recipient: "b1", amount: "10" }),
    expect.objectContaining({ role: "SELLER", recipient: "f1", amount: "200", part_count: "2" }),
  ]);
  expect(rows.event_fee_total).toEqual([
    expect.objectContaining({
      kind: "PRIMARY",
      gross: "310",
      attributed: "220",
      unattributed: "90",
      sale_count: "3",
      undivided_sale_count: "1",
      royalty_paid: null,
    }),
  ]);
});

test("royalties paid are held against those due, sale by sale, where both are known", async () => {
  const rows = await computeOnce(
    database,
    blocksOf(1, [
      resale("e1", { royalty: 30n, royaltyDue: 50n }),
      resale("e1", { royalty: 90n, royaltyDue: 50n }),
      resale("e1", { royalty: 0n, royaltyDue: null }),
      resale("e1", { royalty: null, royaltyDue: 50n }),
    ]),
  );
  expect(rows.event_fee_total).toEqual([
    expect.objectContaining({
      royalty_compared_count: "2",
      royalty_unknown_count: "2",
      royalty_paid: "120",
      royalty_due: "100",
      royalty_shortfall: "20",
    }),
  ]);
});

test("the parts and what is unknown add up to what buyers paid, as event_revenue has it", async () => {
  const property = fc.asyncProperty(fc.array(looseBlock, { minLength: 8, maxLength: 8 }), async (loose) => {
    const rows = await computeOnce(database, placeBlocks([], loose));
    for (const { event_id, currency, ...revenue } of rows.event_revenue ?? []) {
      for (const [kind, column] of Object.entries({ PRIMARY: "primary_gross", SECONDARY: "resale_gross" })) {
        const isOwn = (row: Readonly<Record<string, string | null>>) =>
          row.event_id === event_id && row.currency === currency && row.kind === kind;
        const parts = (rows.event_fee ?? []).filter(isOwn).map(({ amount }) => BigInt(amount ?? 0));
        const unknown = (rows.event_fee_total ?? []).find(isOwn)?.unattributed ?? 0;
        const sum = parts.reduce((total, amount) => total + amount, BigInt(unknown));
        expect(String(sum)).toBe(revenue[column]);
      }
    }
  });
  await fc.assert(property, { numRuns: 8 });
}, 120_000);
