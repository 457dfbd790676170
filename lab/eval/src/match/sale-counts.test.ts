import { expect, test } from "vitest";
import type { ProductSale } from "../product/read-sales.ts";
import type { TrueController, TrueSale, Truth } from "../world/truth.ts";
import { countDelay } from "./delay-counts.ts";
import { countSales, f1Of, saleKey } from "./sale-counts.ts";

const trueSale = (logIndex: number, kind: string, markupBps: number | null = 0) =>
  ({ kind, tx: "0x1", logIndex, tokenId: "7", tickets: "0xt", eventId: "1", markupBps }) as TrueSale;

const said = (logIndex: number, wash: string | null, markupBps: number | null = 0) => {
  const sale = { tx: "0x1", logIndex, tokenId: "7", wash, markupBps } as ProductSale;
  return [saleKey(sale), sale] as const;
};

async function* each<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}

test("wash trades and markups by hand, sale by sale", async () => {
  const truth = [
    trueSale(0, "primary"),
    trueSale(1, "wash"),
    trueSale(2, "wash"),
    trueSale(3, "resale", 2_500),
    trueSale(4, "resale", null),
    trueSale(5, "wash"),
  ];
  const sales = new Map([
    said(1, "confirmed"),
    said(2, "suspect"),
    said(3, "suspect", 2_400),
    said(4, null, null),
  ]);
  const counts = await countSales(each(truth), sales, new Set([saleKey(truth[1]!), saleKey(truth[4]!)]));
  expect([...counts]).toEqual([
    [
      "0xt/1",
      {
        resales: 5,
        missing: 1,
        markupsExact: 3,
        wash: { right: 2, wrong: 1, missed: 1 },
        confirmed: { right: 1, wrong: 0, missed: 2 },
        dune: { right: 1, wrong: 1, missed: 2 },
      },
    ],
  ]);
  expect(f1Of({ right: 2, wrong: 1, missed: 1 })).toBeCloseTo(2 / 3, 12);
  expect(f1Of({ right: 0, wrong: 0, missed: 0 })).toBeNull();
});

test("a scalper is found in time when cases hold half of what it bought by then", () => {
  const scalper = (name: string, wallets: string[]): TrueController => ({
    controller: name,
    type: "pro",
    label: "scalper",
    level: null,
    strategy: null,
    wallets,
    tickets: 9,
  });
  const controllers = [scalper("early", ["a", "b"]), scalper("half", ["c", "d"]), scalper("later", ["e"])];
  const truth: Truth = {
    name: "w",
    controllers,
    controllerOf: new Map(),
    ticketsOf: new Map([["d", 99]]),
    traders: new Set(),
  };
  const buyers = ["a", "b", "b", "c", "d"];
  expect(countDelay(truth, { hours: 1, block: 5, buyers, cases: [["a"], ["c"]] })).toEqual({
    hours: 1,
    buyers: 2,
    flagged: 1,
  });
});
