import { expect, test } from "vitest";
import { permutations } from "./permutations.ts";
import { SubgraphFixture } from "./subgraph-fixture.ts";
import {
  ALICE,
  BOB,
  type LogSpec,
  listed,
  NOBODY,
  opening,
  purchase,
  refunded,
  resold,
  sold,
  status,
  transfer,
} from "./ticket-logs.ts";

/** Runs the transactions before, then the last one in the given order, and gives everything that is stored. */
async function contentsAfter(before: readonly LogSpec[][], last: readonly LogSpec[]): Promise<string[]> {
  const fixture = await SubgraphFixture.start();
  await fixture.run(1, opening());
  if (before.length > 0) await fixture.run(2, before);
  await fixture.run(3, [[...last]]);
  return fixture.contents();
}

const cases: readonly {
  name: string;
  before: LogSpec[][];
  last: LogSpec[];
}[] = [
  { name: "a primary sale", before: [], last: purchase(ALICE) },
  {
    name: "a resale of a listing while another one is open",
    before: [purchase(ALICE), [listed(1n, ALICE)], [listed(2n, ALICE)]],
    last: [transfer(ALICE, BOB), resold(ALICE, BOB, { listingId: 1n })],
  },
  { name: "a refund", before: [purchase(ALICE), [listed(1n, ALICE)]], last: [refunded(ALICE), status(2)] },
  {
    name: "a refund that burns",
    before: [purchase(ALICE)],
    last: [refunded(ALICE), status(2), transfer(ALICE, NOBODY)],
  },
  { name: "a void that burns", before: [purchase(ALICE)], last: [status(2), transfer(ALICE, NOBODY)] },
  { name: "a check-in that burns", before: [purchase(ALICE)], last: [status(3), transfer(ALICE, NOBODY)] },
  {
    name: "a listing of a ticket that its seller gives away",
    before: [purchase(ALICE)],
    last: [listed(1n, ALICE), transfer(ALICE, BOB)],
  },
];

test.each(cases)("the order of logs of $name does not matter", async ({ before, last }) => {
  const expected = await contentsAfter(before, last);
  expect(expected.length).toBeGreaterThan(8);
  for (const order of permutations(last)) expect(await contentsAfter(before, order)).toEqual(expected);
});

test("the order of logs of a ticket bought and resold at once does not matter", async () => {
  const mint = transfer(NOBODY, ALICE);
  const move = transfer(ALICE, BOB);
  const logs = [mint, status(0), sold(), move, resold(ALICE, BOB)];
  const expected = await contentsAfter([], logs);
  const possible = permutations(logs).filter((order) => order.indexOf(mint) < order.indexOf(move));
  expect(possible).toHaveLength(60);
  for (const order of possible) expect(await contentsAfter([], order)).toEqual(expected);
});

test("the market's logs may come before the contract's when it is created in the same block", async () => {
  const trades = purchaseAndResale();
  const together = await SubgraphFixture.start();
  await together.run(3, [...opening(), ...trades]);
  const market = together.one("Sale", { kind: "SECONDARY" });
  expect(market).toMatchObject({ faceValue: "110", faceValueSource: "DECLARED", hop: 1 });
  expect(together.one("Ticket")).toMatchObject({
    owner: BOB,
    resaleCount: 1,
    transferCount: 1,
    lastSalePrice: "120",
  });
  expect(together.one("Ticket").lastSale).toBe(market.id);
  expect(together.rows("Transfer").map(({ kind, sale }) => [kind, sale !== null])).toEqual([
    ["MINT", true],
    ["SALE", true],
  ]);
  expect(together.rows("ListingChange").map(({ kind, event }) => [kind, event !== null])).toEqual([
    ["LISTED", true],
    ["SOLD", true],
  ]);
});

function purchaseAndResale(): LogSpec[][] {
  return [
    purchase(ALICE),
    [listed(1n, ALICE)],
    [transfer(ALICE, BOB), resold(ALICE, BOB, { listingId: 1n })],
  ];
}
