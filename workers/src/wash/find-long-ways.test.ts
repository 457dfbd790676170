import { expect, test } from "vitest";
import { findLongWays } from "./find-long-ways.ts";
import type { WashSale } from "./wash-facts.ts";
import type { IsServed } from "./wash-verdict.ts";

const DAY = 86_400;

/** Resales of one ticket, a day apart: "A B C A" is A to B, B to C, C to A. */
function resalesAlong(way: string, pause = DAY): WashSale[] {
  const wallets = way.split(" ");
  return wallets.slice(1).map((buyer, place) => {
    const sale = { id: String(place), seller: wallets[place], buyer, time: place * pause };
    return sale as unknown as WashSale;
  });
}

const foundAlong = (way: string, pause?: number, isServed: IsServed = () => false) =>
  [...findLongWays(resalesAlong(way, pause), isServed).keys()].map(({ id }) => id).join("");

test("a circle of three wallets or more is found, with what lies on it alone", () => {
  expect(foundAlong("A B C A")).toBe("012");
  expect(foundAlong("X A B C D A Y")).toBe("1234");
});

test("going there and back, a sale to oneself, an open chain, or too slow a circle is none", () => {
  for (const way of ["A B A", "A B C", "A B B A", "A B A C D"])
    expect([way, foundAlong(way)]).toEqual([way, ""]);
  expect(foundAlong("A B C A", 15 * DAY)).toBe("012");
  expect(foundAlong("A B C A", 15 * DAY + 1)).toBe("");
});

test("nothing rests on somebody who acts for others", () => {
  expect(foundAlong("A B C A", DAY, ({ buyer }) => buyer === "B")).toBe("");
});
