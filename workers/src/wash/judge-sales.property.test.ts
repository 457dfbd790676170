import fc from "fast-check";
import { expect, test } from "vitest";
import { judgeSales } from "./judge-sales.ts";
import {
  evidenceIn,
  factsIn,
  type SmallWorld,
  shiftTime,
  smallWorld,
  WALLETS,
} from "./testing/arbitrary-facts.ts";
import { gift, pay, trade } from "./testing/sample-sales.ts";

/** Verdicts, reasons and codes by sale. */
function verdictsIn(world: SmallWorld): Map<string, string> {
  const verdicts = judgeSales(factsIn(world), evidenceIn(world));
  return new Map(
    verdicts.map(({ sale, verdict, reason, findings }) => [
      sale.id,
      [verdict, reason, ...findings.map(({ code }) => code)].join(" "),
    ]),
  );
}

function holds(change: (world: SmallWorld, random: number[]) => SmallWorld): void {
  const numbers = fc.array(fc.nat(), { minLength: 40, maxLength: 40 });
  const property = fc.property(smallWorld, numbers, (world, random) => {
    expect(verdictsIn(change(world, random))).toEqual(verdictsIn(world));
  });
  fc.assert(property, { numRuns: 400 });
}

/** The same items in an order that the numbers say. */
function shuffle<Item>(items: readonly Item[], random: readonly number[]): Item[] {
  return items
    .map((item, index) => ({ item, rank: random[index % random.length] ?? 0 }))
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ item }) => item);
}

test("other addresses do not change a verdict", () => {
  holds((world, random) => {
    const names = shuffle(WALLETS, random).map((name) => `wallet ${name}`);
    const rename = (wallet: string) => names[WALLETS.indexOf(wallet)] ?? wallet;
    const ends = <Fact extends { from: string; to: string }>(fact: Fact): Fact => ({
      ...fact,
      from: rename(fact.from),
      to: rename(fact.to),
    });
    return {
      ...world,
      sales: world.sales.map((sale) => ({
        ...sale,
        seller: rename(sale.seller),
        buyer: rename(sale.buyer),
        payer: rename(sale.payer),
      })),
      movements: world.movements.map(ends),
      payments: world.payments.map(ends),
      funders:
        world.funders === null
          ? null
          : Object.fromEntries(Object.entries(world.funders).map(([a, b]) => [rename(a), rename(b)])),
      hubs: world.hubs.map(rename),
      services: world.services?.map(rename) ?? null,
    };
  });
});

test("another time of the year does not change a verdict", () => {
  holds((world, [days = 0]) => ({
    ...world,
    sales: world.sales.map(shiftTime(days % 5000)),
    movements: world.movements.map(shiftTime(days % 5000)),
    payments: world.payments.map(shiftTime(days % 5000)),
  }));
});

test("the order in which facts are given does not change a verdict", () => {
  holds((world, random) => ({
    ...world,
    sales: shuffle(world.sales, random),
    movements: shuffle(world.movements, random),
    payments: shuffle(world.payments, random),
  }));
});

test("the order of the logs of different tickets in a transaction does not change a verdict", () => {
  // Money is dealt out in the order of sales.
  const withoutMoney = (world: SmallWorld): SmallWorld => ({ ...world, payments: [] });
  const byTicket = (world: SmallWorld): SmallWorld => {
    const tickets = ["t2", "t3", "t1"];
    const rank = ({ token, logIndex }: SmallWorld["sales"][number]) =>
      tickets.indexOf(token) * 100 + logIndex;
    return { ...world, sales: world.sales.map((sale) => ({ ...sale, logIndex: rank(sale) })) };
  };
  const property = fc.property(smallWorld, (world) => {
    const plain = withoutMoney(world);
    expect(verdictsIn(byTicket(plain))).toEqual(verdictsIn(plain));
  });
  fc.assert(property, { numRuns: 400 });
});

test("a coin of other decimals does not change a verdict", () => {
  const scale = 10n ** 12n;
  holds((world) => ({
    ...world,
    sales: world.sales.map((sale) => ({ ...sale, price: sale.price === null ? null : sale.price * scale })),
    payments: world.payments.map((payment) => ({ ...payment, amount: payment.amount * scale })),
  }));
});

test("dust sent to everybody, an exchange and strangers' trades do not change a verdict", () => {
  holds((world) => ({
    ...world,
    payments: [
      ...world.payments,
      ...WALLETS.flatMap((wallet) => [
        pay("exchange", wallet, 10n ** 9n, 1, { id: `dust ${wallet}` }),
        pay(wallet, "exchange", 10n ** 9n, 0.5, { id: `deposit ${wallet}` }),
      ]),
    ],
    hubs: [...world.hubs, "exchange"],
    sales: [...world.sales, trade("F", "G", 1, { ticket: "t9", token: "t9" })],
    movements: [...world.movements, gift("F", "G", 2, { ticket: "t9" })],
  }));
});

test("no verdict of a sale rests on one suspicion, unless others show its parties to be one hand", () => {
  const property = fc.property(smallWorld, (world) => {
    const verdicts = judgeSales(factsIn(world), evidenceIn(world));
    const strong = verdicts.filter(
      ({ verdict, findings }) => verdict === "CONFIRMED" || (verdict === "SUSPECT" && findings.length > 1),
    );
    const isTold = (wallet: string) =>
      strong.some(({ sale }) => sale.seller === wallet || sale.buyer === wallet);
    for (const { sale, verdict, reason, findings } of verdicts) {
      const codes = findings.map(({ code }) => code.slice(-2));
      const isConfirmed = codes.some((code) => ["01", "05", "06"].includes(code));
      expect(verdict === "CONFIRMED").toBe(isConfirmed);
      if (verdict === "SUSPECT" && codes.length < 2)
        expect([isTold(sale.seller), isTold(sale.buyer), codes.length]).toEqual([true, true, 1]);
      expect(verdict === null).toBe(reason !== null);
      for (const { sales, payments } of findings) expect(sales.length + payments.length).toBeGreaterThan(0);
    }
  });
  fc.assert(property, { numRuns: 400 });
});
