import fc from "fast-check";
import { expect, test } from "vitest";
import { wilsonInterval } from "./wilson-interval.ts";

/** The first four: R. G. Newcombe, Statistics in Medicine 17 (1998), 857–872, table I, method 3. */
test.each([
  [81n, 263n, 0.2553, 0.3662],
  [15n, 148n, 0.0624, 0.1605],
  [0n, 20n, 0, 0.1611],
  [1n, 29n, 0.0061, 0.1718],
  [29n, 29n, 0.883, 1],
])("%d of %d lies between", (count, total, low, high) => {
  const interval = wilsonInterval(count, total);
  expect(Number(interval?.low)).toBeCloseTo(low, 4);
  expect(Number(interval?.high)).toBeCloseTo(high, 4);
});

test("none and all are exact at their own end, and nothing has no interval", () => {
  expect(wilsonInterval(0n, 7n)?.low).toBe("0");
  expect(wilsonInterval(7n, 7n)?.high).toBe("1");
  expect(wilsonInterval(0n, 0n)).toBeNull();
});

test("the ends are where the score statistic is z, and the interval is mirrored by the other share", () => {
  const counts = fc.bigInt(1n, 10n ** 6n).chain((n) => fc.tuple(fc.bigInt(0n, n), fc.constant(n)));
  fc.assert(
    fc.property(counts, ([x, n]) => {
      const interval = wilsonInterval(x, n);
      const mirrored = wilsonInterval(n - x, n);
      const [low, high] = [Number(interval?.low), Number(interval?.high)];
      expect(low).toBeCloseTo(1 - Number(mirrored?.high), 12);
      const share = Number(x) / Number(n);
      for (const end of [low, high]) {
        const squared = (share - end) ** 2 * Number(n);
        expect(squared).toBeCloseTo(1.959963984540054 ** 2 * end * (1 - end), 6);
      }
    }),
  );
});
