import { expect, test } from "vitest";
import { exactIntervalRank } from "../../testing/ledger/exact-interval-rank.ts";
import { medianIntervalRank } from "./median-interval-rank.ts";

test("ranks agree with published tables of the sign test", () => {
  const published = [
    [5, null],
    [6, 1],
    [8, 1],
    [9, 2],
    [10, 2],
    [20, 6],
    [50, 18],
    [100, 40],
  ] as const;
  for (const [n, rank] of published) expect([n, medianIntervalRank(n)]).toEqual([n, rank]);
});

test("ranks equal those from whole-number binomial sums", () => {
  const counts = [...Array.from({ length: 400 }, (_, n) => n), 1000, 1001, 2047, 2048, 4999];
  for (const n of counts) expect([n, medianIntervalRank(n)]).toEqual([n, exactIntervalRank(n)]);
});

test("ranks of large samples stay near the normal approximation", () => {
  for (const n of [1_000_000, 10_000_001]) {
    const rank = medianIntervalRank(n);
    expect(rank).not.toBeNull();
    expect(Math.abs((rank ?? 0) - (n / 2 - 0.97998 * Math.sqrt(n)))).toBeLessThan(2);
  }
});

test("a number that is no count is refused", () => {
  for (const n of [-1, 1.5, Number.NaN]) expect(() => medianIntervalRank(n)).toThrow(RangeError);
});
