import { expect, test } from "vitest";
import { buildHistory } from "./history-series.ts";

const point = (start: string, primaryCount: string, resaleCount: string) => ({
  start,
  primaryCount,
  resaleCount,
  complimentaryCount: "0",
  refundCount: "0",
  buyerCount: null,
});
const POINTS = [point("2026-02-01T23:00:00Z", "3", "0"), point("2026-02-02T23:00:00Z", "4", "2")];

test("totals run on, and the last stretch is open until it is over on the chain", () => {
  const during = buildHistory(POINTS, "DAY", Date.parse("2026-02-03T22:59:59Z"));
  expect(during.map(({ primaryTotal, resaleTotal }) => [primaryTotal, resaleTotal])).toEqual([
    [3, 0],
    [7, 2],
  ]);
  expect(during.map(({ isIncomplete }) => isIncomplete)).toEqual([false, true]);
  const after = buildHistory(POINTS, "DAY", Date.parse("2026-02-03T23:00:00Z"));
  expect(after.at(-1)?.isIncomplete).toBe(false);
});
