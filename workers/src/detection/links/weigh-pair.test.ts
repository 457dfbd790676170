import fc from "fast-check";
import { describe, expect, test } from "vitest";
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

const offer = (seller: string, event: string, time: number, price: bigint) => ({
  kind: "LISTED" as const,
  listing: `${seller} ${event}`,
  event,
  ticket: `${seller} ${event}`,
  seller,
  price,
  time,
});

describe("SEQ: offers at a profit, by the share of the population that makes them", () => {
  const starts = START + 1000 * HOUR;
  const named = ["one", "two", "three"].map((event) => ({
    event,
    city: event === "three" ? "B" : "A",
    startsAt: starts,
  }));
  const bought = (names: readonly string[], events: readonly string[], fields: Partial<MadeSale> = {}) =>
    names.flatMap((name) => events.map((event, at) => buy(name, event, START + at * HOUR, fields)));
  const sequence = (made: MadeFacts) =>
    llrsOf(weigh({ events: named, ...made, sales: [...crowd(98 - 2), ...(made.sales ?? [])] }, "a", "b")).SEQ;

  test("soon, of one event", () => {
    const sales = [...bought(["a", "b"], ["one"]), ...bought(["c", "d"], ["one"])];
    // Prices are 5000: 6000 is the least profit. A quarter of 1000 hours is soon.
    const soon = ["a", "b", "c"].map((name) => offer(name, "one", START + 250 * HOUR, 6000n));
    const late = offer("d", "one", START + 251 * HOUR, 6000n);
    expect(sequence({ sales, listings: [...soon, late] })).toBeCloseTo(Math.log(100 / 3), 9);
    const oneLate = [...soon.slice(1), { ...late, seller: "a", listing: "a", ticket: "a one" }, late];
    expect(sequence({ sales, listings: oneLate })).toBeCloseTo(Math.log(100 / 4), 9);
    expect(sequence({ sales, listings: soon.map((each) => ({ ...each, price: 5999n })) })).toBeUndefined();
    expect(sequence({ sales })).toBeUndefined();
  });

  test("where a cap is lower than the usual profit, nearly the cap is enough", () => {
    const sales = bought(["a", "b"], ["one"], { resaleCapBps: 11_000 });
    const listings = (price: bigint) => ["a", "b"].map((name) => offer(name, "one", START + HOUR, price));
    expect(
      sequence({ sales: [...sales, ...bought(["c", "d"], ["one"])], listings: listings(5390n) }),
    ).toBeCloseTo(Math.log(50), 9);
    expect(
      sequence({ sales: [...sales, ...bought(["c", "d"], ["one"])], listings: listings(5389n) }),
    ).toBeUndefined();
  });

  test("of a city's second event, the share of those who do so there", () => {
    const sales = [...bought(["a", "b"], ["one", "two", "three"]), ...bought(["c", "d"], ["one"])];
    const pairs = ["one", "two", "three"].flatMap((event) =>
      ["a", "b"].map((name) => offer(name, event, START + 9 * HOUR, 7000n)),
    );
    const listings = [...pairs, offer("c", "one", START + 9 * HOUR, 7000n)];
    // City A: a, b and c in the first event, of these a and b in the second; city B: a and b. Capped at 6.
    const expected = Math.log(100 / 3) + Math.log(3 / 2) + Math.log(100 / 2);
    expect(expected).toBeGreaterThan(6);
    expect(sequence({ sales, listings })).toBe(6);
    const without = listings.filter(({ event }) => event !== "three");
    expect(sequence({ sales, listings: without })).toBeCloseTo(Math.log(100 / 3) + Math.log(3 / 2), 9);
  });

  test("of different events, that both live off resale", () => {
    const sales = [...bought(["a"], ["one"]), ...bought(["b"], ["two"]), ...bought(["c", "d"], ["three"])];
    const listings = [offer("a", "one", START + HOUR, 9000n), offer("b", "two", START + 2 * HOUR, 9000n)];
    expect(sequence({ sales, listings })).toBeCloseTo(Math.log(100 / 2), 9);
  });

  test("that both bought for the same events is none", () => {
    const sales = [...bought(["a", "b"], ["one", "two", "three"]), ...bought(["c", "d"], ["one"])];
    expect(sequence({ sales })).toBeUndefined();
  });
});

test("a club that pays for its members and waits for the sale with them is no hand", () => {
  const events = ["one", "two", "three"];
  const members = ["a", "b"].flatMap((name, at) =>
    events.map((event, index) => buy(name, event, START + at, { gasPrice: BigInt(2000 + index) })),
  );
  const others = events.flatMap((event) =>
    Array.from({ length: 60 }, (_, index) => buy(`${event} ${index}`, event, START + (index + 1) * HOUR)),
  );
  const funding = ["a", "b"].map((to) => ({ from: "club", to, time: START - HOUR }));
  const club = weigh({ sales: [...others, ...members], funding }, "a", "b");
  expect(club.families.map(({ family }) => family)).toEqual(["FUND", "SYNC"]);
  expect(club.llr).toBeGreaterThan(Math.log(182) + 1.1);
  expect(club.isLink).toBe(false);
  const collecting = ["a", "b"].map((from) => ({ from, to: "club", time: START + 99 * HOUR }));
  expect(
    weigh({ sales: [...others, ...members], funding: [...funding, ...collecting] }, "a", "b").isLink,
  ).toBe(true);
});

test("SINK: one customer's address at an exchange, or the purse that also funds, weighs more than its share", () => {
  const crowded = crowd(98, {});
  const senders = ["a", "b"];
  const proceeds = senders.map((from) => ({ from, to: "deposit", time: START + 9 * HOUR }));
  // All buy for one event: that the exchange pays whoever buys no tickets, too, shows what it is.
  const strangers = Array.from({ length: 150 }, (_, at) => ({
    from: "hot",
    to: `stranger ${at}`,
    time: START + at,
  }));
  const hub = [
    ...crowded.map(({ buyer, time }) => ({ from: "hot", to: buyer, time: time - 9 })),
    ...strangers,
  ];
  const swept = { from: "deposit", to: "hot", time: START + 20 * HOUR };
  const sales = [...crowded, ...two];
  expect(llrsOf(weigh({ sales, funding: [...hub, ...proceeds] }, "a", "b")).SINK).toBeCloseTo(
    Math.log(50),
    9,
  );
  expect(llrsOf(weigh({ sales, funding: [...hub, ...proceeds, swept] }, "a", "b")).SINK).toBe(7);
  const elsewhere = { from: "deposit", to: "friend", time: START + 30 * HOUR };
  expect(
    llrsOf(weigh({ sales, funding: [...hub, ...proceeds, swept, elsewhere] }, "a", "b")).SINK,
  ).toBeCloseTo(Math.log(50), 9);
  const paid = ["a", "b"].map((to) => ({ from: "purse", to, time: START - HOUR }));
  const back = ["a", "b"].map((from) => ({ from, to: "purse", time: START + HOUR }));
  expect(llrsOf(weigh({ sales, funding: [...hub, ...paid, ...back] }, "a", "b")).SINK).toBe(7);
  const seller = [buy("seller", "one", START + HOUR), { from: "purse", to: "seller", time: START }] as const;
  const handed = senders.map((from) => ({ from, to: "seller", time: START + 9 * HOUR }));
  const purse = weigh(
    { sales: [...sales, seller[0]], funding: [...hub, ...paid, seller[1], ...handed] },
    "a",
    "b",
  );
  expect(llrsOf(purse).SINK).toBe(7);
});

test("TECH: who signs for more wallets than one hand has, or accepts their bids, operates nobody", () => {
  const served = (count: number) =>
    Array.from({ length: count }, (_, at) => (at === 0 ? "a" : at === 1 ? "b" : `served ${at}`)).flatMap(
      (buyer) => ["one", "two"].map((event) => buy(buyer, event, START, { sender: "bundler" })),
    );
  expect(llrsOf(weigh({ sales: [...crowd(95), ...served(5)] }, "a", "b")).TECH).toBeCloseTo(Math.log(20), 9);
  expect(llrsOf(weigh({ sales: [...crowd(94), ...served(6)] }, "a", "b")).TECH).toBeUndefined();
  const accepted = ["a", "b"].flatMap((buyer) =>
    ["one", "two"].map((event) =>
      buy(buyer, event, START, { kind: "SECONDARY", seller: "maker", sender: "maker" }),
    ),
  );
  expect(llrsOf(weigh({ sales: [...crowd(98), ...two, ...accepted] }, "a", "b")).TECH).toBeUndefined();
});

test("TECH: the same signer, or a price of gas that hardly anybody uses", () => {
  const signed = ["a", "b"].flatMap((buyer, at) =>
    ["one", "two"].map((event) => buy(buyer, event, START + at * HOUR, { sender: "signer" })),
  );
  expect(llrsOf(weigh({ sales: [...crowd(98), ...signed] }, "a", "b"))).toEqual({ TECH: Math.log(50) });
  expect(llrsOf(weigh({ sales: [...crowd(98), ...signed.slice(1)] }, "a", "b")).TECH).toBeUndefined();
  const priced = (count: number) => {
    const sales = ["a", "b"].flatMap((buyer) =>
      ["one", "two"].map((event, at) =>
        buy(buyer, event, START + at * HOUR + buyer.charCodeAt(0), { gasPrice: 77n }),
      ),
    );
    return llrsOf(weigh({ sales: [...crowd(count), ...sales] }, "a", "b")).TECH;
  };
  expect(priced(38)).toBeCloseTo(Math.log(20), 9);
  expect(priced(37)).toBeUndefined();
});

test("a link needs more the more wallets there are, and never less than 8", () => {
  const paid = (count: number) => {
    const funding = [
      ...["a", "b"].map((to) => ({ from: "purse", to, time: START - 999 })),
      ...["a", "b"].map((from) => ({ from, to: "elsewhere", time: START + 999_999 })),
    ];
    const pair = weigh({ sales: [...crowd(count - 2), ...two], funding }, "a", "b");
    return { llr: pair.llr, isLink: pair.isLink };
  };
  // 2.25 times the logarithm of half of all: 8 at 70, which ln(70) + 1.1 = 5.3 would not ask for.
  expect(paid(69)).toMatchObject({ isLink: false });
  expect(paid(69).llr).toBeGreaterThan(7.9);
  expect(paid(71)).toMatchObject({ isLink: true });
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
