import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Spread } from "./participation.ts";

/** First events of buyers, event e having `sizes[e]` of them, and a few wallets that bought nothing. */
function publicOf(sizes: readonly number[]): Int32Array {
  return Int32Array.from([...sizes.flatMap((size, event) => Array(size).fill(event)), -1, -1]);
}

/** `count` different buyers, drawn by the seed. */
function draw(first: Int32Array, count: number, seed: number): number[] {
  const random = mulberry(seed);
  const buyers = [...first.keys()].filter((wallet) => (first[wallet] as number) >= 0);
  const keyed = buyers.map((wallet): [number, number] => [random(), wallet]);
  return keyed
    .sort(([one], [other]) => one - other)
    .slice(0, count)
    .map(([, wallet]) => wallet);
}

/** Numbers from 0 to 1. */
function mulberry(seed: number): () => number {
  let state = seed + 1;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

describe("how widely a group's first events are spread", () => {
  test("customers drawn from the public have about 1, however many events there are", () => {
    const sizes = fc.array(fc.integer({ min: 5, max: 60 }), { minLength: 12, maxLength: 300 });
    fc.assert(
      fc.property(sizes, fc.integer({ min: 10, max: 100 }), (events, count) => {
        const first = publicOf(events);
        const spread = new Spread(first, events.length);
        const values = Array.from({ length: 12 }, (_, seed) => spread.of(draw(first, count, seed)) ?? 0);
        const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
        expect(mean).toBeGreaterThan(0.85);
        expect(mean).toBeLessThan(1.15);
      }),
      { numRuns: 60 },
    );
  });

  test("wallets that all went to one event are far from it", () => {
    const first = publicOf(Array(100).fill(60));
    const spread = new Spread(first, 100);
    const farm = [...first.keys()].filter((wallet) => first[wallet] === 7);
    expect(spread.of(farm)).toBeLessThan(0.1);
  });

  test("where everybody goes to one event nothing is told, nor of fewer than two buyers", () => {
    expect(new Spread(publicOf([500]), 1).of(Array.from({ length: 60 }, (_, wallet) => wallet))).toBeNull();
    const many = publicOf(Array(20).fill(9));
    expect(new Spread(many, 20).of([0, many.length - 1])).toBeNull();
  });
});
