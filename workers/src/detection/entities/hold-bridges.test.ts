import fc from "fast-check";
import { expect, test } from "vitest";
import type { Link, LinkFamily } from "../links/link.ts";
import { holdBridges } from "./hold-bridges.ts";

function link(first: number, second: number, families: readonly LinkFamily[]): Link {
  const evidence = families.map((family) => ({ family, llr: 6, through: -1, count: 1, rows: [] }));
  return { first: Math.min(first, second), second: Math.max(first, second), llr: 12, families: evidence };
}

const firm = (first: number, second: number) => link(first, second, ["FUND", "SINK"]);
const alike = (first: number, second: number) => link(first, second, ["SEQ", "LOCKSTEP"]);

/** All pairs of these wallets. */
const hand = (wallets: readonly number[], tie: typeof firm) =>
  wallets.flatMap((first, at) => wallets.slice(at + 1).map((second) => tie(first, second)));

const ONE = [0, 1, 2, 3];
const OTHER = [4, 5, 6, 7, 8];

test("two hands of which one pair is alike stay apart, and what holds each together stays", () => {
  const own = [...hand(ONE, firm), ...hand(OTHER, firm)];
  expect(holdBridges([...own, alike(0, 4)], 9)).toEqual(own);
});

test("they are one where a fifth of the pairs between them are alike", () => {
  const own = [...hand(ONE, firm), ...hand(OTHER, firm)];
  const between = (count: number) =>
    ONE.flatMap((first) => OTHER.map((second) => alike(first, second))).slice(0, count);
  expect(holdBridges([...own, ...between(3)], 9)).toEqual(own);
  expect(holdBridges([...own, ...between(4)], 9)).toEqual([...own, ...between(4)]);
});

test("a hand that is alike throughout needs nothing else, and another that it meets once stays out", () => {
  const own = [...hand(ONE, alike), ...hand(OTHER, alike)];
  expect(holdBridges([...own, alike(3, 4)], 9)).toEqual(own);
});

test("money, tickets and technical traces join small groups by one pair, and large ones by a fiftieth of their pairs", () => {
  const small = [...hand(ONE, firm), ...hand(OTHER, firm)];
  for (const family of ["FUND", "SINK", "DIRECT", "TECH"] as const) {
    const bridge = link(0, 4, [family, "LOCKSTEP"]);
    expect(holdBridges([...small, bridge], 9)).toContain(bridge);
  }
  const upTo = (from: number) => Array.from({ length: 10 }, (_, index) => from + index);
  const large = [...hand(upTo(0), firm), ...hand(upTo(10), firm)];
  const bridges = [firm(3, 12), firm(8, 17)];
  expect(holdBridges([...large, firm(3, 12)], 20)).toEqual(large);
  expect(holdBridges([...large, ...bridges], 20)).toEqual([...large, ...bridges]);
});

test("a wallet that one pair ties to a large group belongs to it, and its links are told", () => {
  const own = hand(
    Array.from({ length: 30 }, (_, wallet) => wallet),
    firm,
  );
  expect(holdBridges([...own, firm(7, 30)], 31)).toContainEqual(firm(7, 30));
});

test("what stays is among what was given, whatever the order; of few wallets all that rests on more than likeness", () => {
  const arbitraryLink = fc
    .tuple(fc.nat(11), fc.nat(11), fc.boolean())
    .filter(([first, second]) => first !== second)
    .map(([first, second, isFirm]) => (isFirm ? firm(first, second) : alike(first, second)));
  const arbitraryLinks = fc.uniqueArray(arbitraryLink, {
    selector: (one) => `${one.first} ${one.second}`,
    maxLength: 30,
  });
  fc.assert(
    fc.property(arbitraryLinks, (links) => {
      const kept = holdBridges(links, 12);
      expect(links.filter((one) => kept.includes(one))).toEqual(kept);
      const few = holdBridges(
        links.filter(({ first, second }) => first < 7 && second < 7),
        7,
      );
      for (const one of links)
        if (one.second < 7 && one.families[0]?.family === "FUND") expect(few).toContain(one);
      const backwards = new Set(holdBridges(links.toReversed(), 12));
      expect(backwards).toEqual(new Set(kept));
    }),
  );
});
