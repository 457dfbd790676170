import fc from "fast-check";
import { expect, test } from "vitest";
import { type DuneFunding, type DuneVariant, duneFilters } from "./dune-filters.ts";
import { smallWorld } from "./testing/arbitrary-facts.ts";
import { trade } from "./testing/sample-sales.ts";
import type { WashSale } from "./wash-facts.ts";

const MONTH = 30 * 86_400;

/** For each trade, in the order given, the numbers of its filters. */
function told(
  sales: readonly WashSale[],
  variant: DuneVariant,
  {
    funding = null,
    flashLoans = null,
  }: { funding?: DuneFunding | null; flashLoans?: Set<string> | null } = {},
): string[] {
  const flags = duneFilters(sales, { variant, funding, flashLoans });
  return sales.map(({ id }) => {
    const of = flags.get(id);
    const each = [of?.sameBuyerSeller, of?.backAndForth, of?.threeTimes, of?.sameFunder, of?.flashLoan];
    const numbers = each.flatMap((flag, index) => (flag === true ? [index + 1] : [])).join("");
    expect(of?.isWashTrade).toBe(numbers !== "");
    return numbers;
  });
}

test("filters 1 and 2: over all time a trade with itself goes back and forth, too", () => {
  expect(told([trade("A", "A", 1)], "ALL_TIME")).toEqual(["12"]);
  expect(told([trade("A", "A", 1)], "30_DAYS")).toEqual(["1"]);
  const late = [trade("A", "B", 1), trade("B", "A", 60)];
  expect(told(late, "ALL_TIME")).toEqual(["2", "2"]);
  expect(told(late, "30_DAYS")).toEqual(["", ""]);
  const unnumbered = [trade("A", "B", 1, { ticket: null }), trade("B", "A", 2, { ticket: null })];
  expect(told(unnumbered, "30_DAYS")).toEqual(["2", "2"]);
  expect(told([trade("A", "B", 1), trade("B", "C", 2), trade("C", "A", 3)], "ALL_TIME")).toEqual([
    "",
    "",
    "",
  ]);
});

test("filter 2 in the window pairs a trade with the first one back", () => {
  const sales = [trade("A", "B", 1), trade("B", "A", 2), trade("B", "A", 3)];
  expect(told(sales, "30_DAYS")).toEqual(["2", "2", ""]);
  expect(told(sales, "ALL_TIME")).toEqual(["2", "2", "2"]);
});

test("filter 3: three purchases, or three sales, by one wallet, of tickets with a number", () => {
  const sales = [trade("A", "B", 1), trade("A", "C", 20), trade("A", "D", 40), trade("A", "E", 49)];
  expect(told(sales, "ALL_TIME")).toEqual(["3", "3", "3", "3"]);
  expect(told(sales, "30_DAYS")).toEqual(["", "3", "3", "3"]);
  const unnumbered = sales.map((sale) => ({ ...sale, ticket: null }));
  expect(told(unnumbered, "ALL_TIME")).toEqual(["", "", "", ""]);
});

test("filters 4 and 5 need data; exchanges do not count", () => {
  const funders: Record<string, string> = { A: "purse", B: "purse", C: "A", D: "exchange", E: "exchange" };
  const funding: DuneFunding = {
    firstFunderOf: (wallet) => funders[wallet] ?? null,
    isLabelled: (wallet) => wallet === "exchange",
  };
  const sales = [trade("A", "B", 1), trade("C", "A", 2), trade("D", "E", 3), trade("A", "F", 4)];
  expect(told(sales, "ALL_TIME", { funding })).toEqual(["4", "4", "", ""]);
  expect(told([trade("A", "F", 1)], "ALL_TIME", { flashLoans: new Set(["tx A>F@1"]) })).toEqual(["5"]);
  const [flags] = duneFilters([trade("A", "F", 1)], {
    variant: "ALL_TIME",
    funding: null,
    flashLoans: null,
  }).values();
  expect(flags).toMatchObject({ sameFunder: null, flashLoan: null, isWashTrade: false });
});

test("each filter is what its join or pattern says, trade by trade", () => {
  const property = fc.property(smallWorld, ({ sales }) => {
    const trades = sales.filter(({ kind }) => kind === "SECONDARY");
    const order = [...trades].sort((a, b) => a.block - b.block || a.logIndex - b.logIndex);
    const isBack = (a: WashSale, b: WashSale) =>
      a.token === b.token && a.seller === b.buyer && a.buyer === b.seller;
    const joined = (one: WashSale, side: "buyer" | "seller") =>
      trades.filter(
        (other) => other.ticket !== null && other.token === one.token && other[side] === one[side],
      );
    const isTriple = (one: WashSale, side: "buyer" | "seller") => {
      const own = order.filter((other) => joined(one, side).includes(other));
      return own.some((last, place) => {
        const first = own[place - 2];
        const three = own.slice(Math.max(place - 2, 0), place + 1);
        return first !== undefined && last.time - first.time <= MONTH && three.includes(one);
      });
    };
    const firstBack = (one: WashSale) =>
      order.slice(order.indexOf(one) + 1).find((other) => isBack(one, other)) ?? null;
    const isNear = (a: WashSale, b: WashSale | null) => b !== null && b.time - a.time <= MONTH;
    const all = duneFilters(sales, { variant: "ALL_TIME", funding: null, flashLoans: null });
    const month = duneFilters(sales, { variant: "30_DAYS", funding: null, flashLoans: null });
    expect(all.size).toBe(trades.length);
    for (const one of trades) {
      const isThree = joined(one, "buyer").length > 2 || joined(one, "seller").length > 2;
      expect(all.get(one.id)).toMatchObject({
        sameBuyerSeller: one.buyer === one.seller,
        backAndForth: trades.some((other) => isBack(one, other)),
        threeTimes: one.ticket !== null && isThree,
      });
      const isPaired = order.some((other) => firstBack(other) === one && isNear(other, one));
      expect(month.get(one.id)).toMatchObject({
        backAndForth: isPaired || isNear(one, firstBack(one)),
        threeTimes: one.ticket !== null && (isTriple(one, "buyer") || isTriple(one, "seller")),
      });
    }
  });
  fc.assert(property, { numRuns: 400 });
});
