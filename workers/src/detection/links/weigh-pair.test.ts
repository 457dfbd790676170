import fc from "fast-check";
import { expect, test } from "vitest";
import { classifyRoles } from "../roles/classify-roles.ts";
import { addressOfName, type MadeFacts, type MadeSale, makeFacts } from "../testing/facts-builder.ts";
import { readLinkSources } from "./find-links.ts";
import { PairSet } from "./pair-set.ts";
import { poissonTail } from "./poisson-tail.ts";
import { type WeighedPair, weighPair } from "./weigh-pair.ts";

const START = 1_780_000_000;
const HOUR = 3600;

/** One purchase for each of `count` fans, an hour apart, so that the population is known. */
function crowd(count: number, fields: Partial<MadeSale> = {}): MadeSale[] {
  return Array.from({ length: count }, (_, index) => ({
    kind: "PRIMARY",
    event: "crowded",
    ticket: `crowd ${index}`,
    buyer: `crowd ${index}`,
    time: START + 100 * HOUR + index * HOUR,
    gasPrice: BigInt(1000 + (index % 4)),
    ...fields,
  }));
}

const buy = (buyer: string, event: string, time: number, fields: Partial<MadeSale> = {}): MadeSale => ({
  kind: "PRIMARY",
  event,
  ticket: `${buyer} ${event}`,
  buyer,
  time,
  gasPrice: 1000n,
  ...fields,
});

function weigh(made: MadeFacts, one: string, other: string): WeighedPair {
  const facts = makeFacts(made);
  const [first, second] = [one, other].map((name) => facts.wallets.find(addressOfName(name))) as [
    number,
    number,
  ];
  return weighPair(
    readLinkSources(facts, classifyRoles(facts)),
    Math.min(first, second),
    Math.max(first, second),
  );
}

const llrsOf = ({ families }: WeighedPair) =>
  Object.fromEntries(families.map(({ family, llr }) => [family, llr]));

const two = [buy("a", "one", START), buy("b", "one", START + 1000)];

test("FUND: log of the population over the funder's wallets, a quarter more within a day", () => {
  const sales = [...crowd(98), ...two];
  const fund = (seconds: number) =>
    weigh(
      { sales, funding: ["a", "b"].map((to, at) => ({ from: "f", to, time: START - 999 + at * seconds })) },
      "a",
      "b",
    );
  expect(llrsOf(fund(86_400)).FUND).toBeCloseTo(1.25 * Math.log(100 / 2), 9);
  expect(llrsOf(fund(86_401)).FUND).toBeCloseTo(Math.log(100 / 2), 9);
  expect(fund(10).isLink).toBe(false);
});

test("FUND without traced funding: who paid for whom", () => {
  const paid = [buy("a", "one", START, { payer: "p" }), buy("b", "one", START + 2 * 86_400, { payer: "p" })];
  const pair = weigh({ sales: [...crowd(98), ...paid] }, "a", "b");
  expect(llrsOf(pair)).toEqual({ FUND: Math.log(50) });
  expect(pair.families[0]?.rows).toHaveLength(2);
});

test("SINK: log of the population over the wallets that send there; with FUND it is a link", () => {
  const funding = [
    ...["a", "b"].map((to) => ({ from: "f", to, time: START - 999 })),
    ...["a", "b"].map((from) => ({ from, to: "s", time: START + 999_999 })),
  ];
  const pair = weigh({ sales: [...crowd(198), ...two], funding }, "a", "b");
  expect(llrsOf(pair).FUND).toBeCloseTo(1.25 * Math.log(100), 9);
  expect(llrsOf(pair).SINK).toBeCloseTo(Math.log(100), 9);
  expect(pair.llr).toBeCloseTo(2.25 * Math.log(100), 9);
  expect(pair.isLink).toBe(true);
});

test("SYNC: the tail of a Poisson distribution whose mean is what the crowd at those moments gives", () => {
  const events = ["one", "two", "three"];
  const others = events.flatMap((event) =>
    Array.from({ length: 18 }, (_, index) => buy(`other ${event} ${index}`, event, START + index * HOUR)),
  );
  const sales = [
    ...others,
    ...events.flatMap((event) => [buy("a", event, START - 100), buy("b", event, START - 90)]),
  ];
  // Of an event's 20 buyers, within 15 s of either purchase: the other one. (1 + 1 more) / (19 + 1 more) each... counted as (1 + 1) / 20 for each event.
  const mean = 3 * (2 / 20);
  const tail = 1 - Math.exp(-mean) * (1 + mean + mean ** 2 / 2);
  expect(llrsOf(weigh({ sales }, "a", "b")).SYNC).toBeCloseTo(-Math.log(tail), 6);
  expect(
    llrsOf(weigh({ sales: sales.filter(({ event }) => event !== "two") }, "a", "b")).SYNC,
  ).toBeUndefined();
});

test("SYNC: when everybody buys in the same moment, coincidences say nothing", () => {
  const events = ["one", "two", "three"];
  const sales = events.flatMap((event) =>
    ["a", "b", ...Array.from({ length: 30 }, (_, index) => `${event} ${index}`)].map((buyer) =>
      buy(buyer, event, START),
    ),
  );
  expect(llrsOf(weigh({ sales }, "a", "b")).SYNC).toBeUndefined();
});

test("SEQ: city, event and offer by their shares, less the number of pairs", () => {
  const events = ["one", "two", "three", "four"].map((event) => ({ event, city: `in ${event}` }));
  const both = events.flatMap(({ event }, at) => [
    buy("a", event, START + at * 50 * HOUR),
    buy("b", event, START + at * 50 * HOUR + 7 * HOUR),
  ]);
  const listings = ["a", "b"].map((seller) => ({
    kind: "LISTED" as const,
    listing: seller,
    event: "one",
    ticket: `${seller} one`,
    seller,
    time: START + 300 * HOUR,
  }));
  const third = buy("c", "one", START + 9 * HOUR);
  const sales = [...crowd(97), ...both, third];
  // Four cities, of whose buyers all bought for the one event there: 3 of 100 in the first, 2 in each other; 2 of the 3 offered a ticket.
  const expected = Math.log(100 / 3) + 3 * Math.log(100 / 2) + Math.log(3 / 2) - Math.log((100 * 99) / 2);
  expect(llrsOf(weigh({ events, sales, listings }, "a", "b")).SEQ).toBeCloseTo(expected, 9);
});

test("TECH: the same signer, or a price of gas that hardly anybody uses", () => {
  const signed = ["a", "b"].map((buyer, at) => buy(buyer, "one", START + at * HOUR, { sender: "signer" }));
  expect(llrsOf(weigh({ sales: [...crowd(98), ...signed] }, "a", "b"))).toEqual({ TECH: Math.log(50) });
  const priced = (count: number) => {
    const sales = ["a", "b"].flatMap((buyer) =>
      ["one", "two"].map((event, at) =>
        buy(buyer, event, START + at * HOUR + buyer.charCodeAt(0), { gasPrice: 77n }),
      ),
    );
    return llrsOf(weigh({ sales: [...crowd(count), ...sales] }, "a", "b")).TECH;
  };
  expect(priced(398)).toBeCloseTo(Math.log(200), 9);
  expect(priced(397)).toBeUndefined();
});

test("DIRECT: what one alone does, however often, is no family; what both do is", () => {
  const funding = [
    ...["a", "b"].map((to) => ({ from: "f", to, time: START - 999 })),
    ...Array.from({ length: 5 }, (_, at) => ({ from: "a", to: "b", time: START + at })),
  ];
  const sales = [...crowd(998), ...two];
  const once = weigh({ sales, funding }, "a", "b");
  expect(llrsOf(once)).toMatchObject({ DIRECT: 1.5 });
  expect(once.llr).toBeGreaterThan(8);
  expect(once.isLink).toBe(false);
  const mutual = weigh({ sales, funding: [...funding, { from: "b", to: "a", time: START + 9 }] }, "a", "b");
  expect(llrsOf(mutual)).toMatchObject({ DIRECT: 4 });
  expect(mutual.isLink).toBe(true);
});

test("the tail is that of the distribution, summed from below", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 8 }),
      fc.double({ min: 0.5, max: 12, noNaN: true }),
      (count, mean) => {
        let below = 0;
        let term = Math.exp(-mean);
        for (let value = 0; value < count; value += 1) {
          below += term;
          term *= mean / (value + 1);
        }
        expect(poissonTail(count, mean)).toBeCloseTo(count <= mean ? 0 : -Math.log(1 - below), 3);
      },
    ),
  );
  expect(poissonTail(3, 1e-6)).toBeCloseTo(-Math.log(1e-18 / 6), 5);
});

test("pairs of a group come once each; a large one hangs together with few", () => {
  const pairs = new PairSet(1000);
  pairs.addGroup([5, 3, 9], 64);
  pairs.addGroup([9, 3], 64);
  expect([...pairs]).toEqual([
    [3, 5],
    [3, 9],
    [5, 9],
  ]);
  const large = new PairSet(1000);
  const wallets = Array.from({ length: 500 }, (_, index) => index);
  large.addGroup(wallets, 64);
  const found = [...large];
  expect(found.length).toBeLessThan(500 * 9);
  const reached = new Set([0]);
  for (let round = 0; round < 500; round += 1)
    for (const [one, other] of found) if (reached.has(one) || reached.has(other)) reached.add(one).add(other);
  expect(reached.size).toBe(500);
});
