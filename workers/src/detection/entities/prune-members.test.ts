import { expect, test } from "vitest";
import { pruneMembers } from "./prune-members.ts";

const FIVE = [0, 1, 2, 3, 4];
/** The first three know each other well, the fourth only the first two, the fifth only the first. */
const weigh = (first: number, second: number) =>
  second < 3 || (second === 3 && first < 2) || (second === 4 && first === 0) ? 9 : 0;

test("who is linked to one alone is let go, who is linked to two belongs", () => {
  const linkCounts = Int32Array.from([4, 3, 2, 2, 1]);
  expect(pruneMembers(FIVE, linkCounts, weigh)).toEqual([0, 1, 2, 3]);
});

test("who has much in common with most belongs with one link, too", () => {
  const linkCounts = Int32Array.from([1, 1, 1, 1, 1]);
  expect(pruneMembers(FIVE, linkCounts, () => 3)).toEqual(FIVE);
});

test("two linked wallets stay together", () => {
  expect(pruneMembers([7, 9], new Int32Array(10), () => 0)).toEqual([7, 9]);
});
