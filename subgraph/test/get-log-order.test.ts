import { expect, test } from "vitest";
import { actionLog, startWithGetEvent } from "./get-logs.ts";
import { permutations } from "./permutations.ts";
import { ALICE, BOB, CAROL, type LogSpec, NOBODY, transfer } from "./ticket-logs.ts";

/** Runs the transaction before, then the last one in the given order, and gives everything that is stored. */
async function contentsAfter(before: readonly LogSpec[], last: readonly LogSpec[]): Promise<string[]> {
  const fixture = await startWithGetEvent();
  if (before.length > 0) await fixture.run(2, [before]);
  await fixture.run(3, [last]);
  return fixture.contents();
}

const purchase = [transfer(NOBODY, ALICE), actionLog("PrimarySale", [{ to: ALICE }])];
const resale = (from: typeof ALICE, to: typeof ALICE, basePrice: number) => [
  transfer(from, to),
  actionLog("SecondarySale", [{ to, basePrice }]),
];

/** Movements of one ticket stand in the order in which it moved: the chain allows no other. */
const cases: readonly { name: string; before: LogSpec[]; last: LogSpec[] }[] = [
  { name: "a primary sale", before: [], last: purchase },
  {
    name: "a primary sale of two tickets",
    before: [],
    last: [
      transfer(NOBODY, ALICE),
      transfer(NOBODY, BOB, 2n),
      actionLog("PrimarySale", [{ to: ALICE }, { to: BOB, tokenId: 2n, basePrice: 7 }]),
    ],
  },
  { name: "a resale", before: purchase, last: resale(ALICE, BOB, 65_000) },
  {
    name: "a ticket bought and resold at once",
    before: [],
    last: [...purchase, ...resale(ALICE, BOB, 65_000)],
  },
  {
    name: "a ticket resold twice",
    before: purchase,
    last: [...resale(ALICE, BOB, 60_000), ...resale(BOB, CAROL, 70_000)],
  },
  {
    name: "a ticket sold and claimed",
    before: [],
    last: [...purchase, transfer(ALICE, BOB), actionLog("Claimed", [{ to: BOB }])],
  },
  {
    name: "a move of custody",
    before: purchase,
    last: [transfer(ALICE, BOB), actionLog("Transfered", [{ to: BOB }])],
  },
  {
    name: "a scan, a check-in and a void that burns",
    before: purchase,
    last: [
      actionLog("Scanned", [{ to: ALICE }]),
      actionLog("CheckedIn", [{ to: ALICE }]),
      transfer(ALICE, NOBODY),
      actionLog("Invalidated", [{ to: ALICE }]),
    ],
  },
  {
    name: "a void that burns after the check-in",
    before: [...purchase, actionLog("CheckedIn", [{ to: ALICE }])],
    last: [transfer(ALICE, NOBODY), actionLog("Invalidated", [{ to: ALICE }])],
  },
];

test.each(cases)("the order of logs of $name does not matter", async ({ before, last }) => {
  const movements = last.filter(({ topics }) => topics.length === 4);
  const expected = await contentsAfter(before, last);
  expect(expected.length).toBeGreaterThan(8);
  const possible = permutations(last).filter((order) =>
    order.filter((log) => movements.includes(log)).every((log, place) => log === movements[place]),
  );
  expect(possible.length).toBeGreaterThan(1);
  for (const order of possible) expect(await contentsAfter(before, order)).toEqual(expected);
});
