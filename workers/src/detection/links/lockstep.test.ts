import fc from "fast-check";
import { expect, test } from "vitest";
import { classifyRoles } from "../roles/classify-roles.ts";
import { addressOfName, type MadeListing, type MadeSale, makeFacts } from "../testing/facts-builder.ts";
import { findLinks, readLinkSources } from "./find-links.ts";
import { lockstepOf } from "./lockstep.ts";

const START = 1_780_000_000;
const HOUR = 3600;
const DAY = 24 * HOUR;

/** Events of so many organizers, each in a city of its own unless given. */
const eventsOf = (count: number, organizers: number, cities = organizers) =>
  Array.from({ length: count }, (_, at) => ({
    event: `event ${at}`,
    organizer: `organizer ${at % organizers}`,
    city: `city ${at % cities}`,
    startsAt: START + 300 * DAY,
  }));

/** Nobody buys in the same moment as another. */
const delayOf = (name: string) =>
  Buffer.from(name).reduce((sum, byte) => sum * 7 + byte * 61, 0) % (9 * HOUR);

/** What somebody bought for these events, and offered dearer right away. */
function chosen(name: string, events: readonly number[]) {
  const sales: MadeSale[] = events.map((at) => ({
    kind: "PRIMARY",
    event: `event ${at}`,
    ticket: `${name} ${at}`,
    buyer: name,
    time: START + at * DAY + delayOf(name),
  }));
  const listings: MadeListing[] = events.map((at) => ({
    kind: "LISTED",
    event: `event ${at}`,
    listing: `${name} ${at}`,
    ticket: `${name} ${at}`,
    seller: name,
    price: 9000n,
    time: START + at * DAY + 12 * HOUR,
  }));
  return { sales, listings };
}

type Wallets = Readonly<Record<string, readonly number[]>>;

function sourcesOf(wallets: Wallets, events: ReturnType<typeof eventsOf>) {
  const made = Object.entries(wallets).map(([name, own]) => chosen(name, own));
  const facts = makeFacts({
    events,
    sales: made.flatMap(({ sales }) => sales),
    listings: made.flatMap(({ listings }) => listings),
  });
  const sources = readLinkSources(facts, classifyRoles(facts));
  const numberOf = (name: string) => facts.wallets.find(addressOfName(name));
  return { sources, numberOf };
}

function lockstep(
  wallets: Wallets,
  events: ReturnType<typeof eventsOf>,
  names: readonly [string, string] = ["a", "b"],
) {
  const { sources, numberOf } = sourcesOf(wallets, events);
  const [first, second] = [numberOf(names[0]), numberOf(names[1])];
  return lockstepOf(sources.purchases, sources.choices, { first, second });
}

/** Resellers who go to three events each, all of them equally liked. */
const rivals = (count: number, events: number): Wallets =>
  Object.fromEntries(
    Array.from({ length: count }, (_, at) => [
      `rival ${at}`,
      [0, 7, 12]
        .map((step, place) => (at + step + Math.floor(at / events) * place) % events)
        .toSorted((one, other) => one - other),
    ]),
  );

test("what both chose, against what resellers choose anyway; what one left counts against it", () => {
  const wallets = { ...rivals(20, 20), a: [0, 1, 2], b: [0, 1, 2, 3] };
  // 67 choices; events 0 to 2 have three rivals and the two, event 3 three and one of them.
  const met = (choices: number) => Math.log(0.7 / ((choices * 5) / 67)) / 2;
  const left = Math.log(0.3 / (1 - (3 * 4) / 67)) / 2;
  const found = lockstep(wallets, eventsOf(20, 20));
  expect(found?.llr).toBeCloseTo(3 * (met(3) + met(4)) + left, 9);
  expect(found).toMatchObject({ count: 3 });
  expect(found?.rows).toHaveLength(6);
});

test("one city, organizer or artist gives 2.5 at most, however much is shared there", () => {
  const both = [0, 2, 4, 6, 8, 10];
  const wallets = { ...rivals(60, 30), a: both, b: both };
  const llrOf = (events: ReturnType<typeof eventsOf>) => lockstep(wallets, events)?.llr;
  expect(llrOf(eventsOf(30, 30))).toBeGreaterThan(5);
  expect(llrOf(eventsOf(30, 2))).toBe(2.5);
  expect(llrOf(eventsOf(30, 30, 2))).toBe(2.5);
  const named = eventsOf(30, 30).map((event, at) => ({ ...event, artist: `artist ${at % 2}` }));
  expect(llrOf(named)).toBe(2.5);
});

test("who keeps to one category is likelier to meet others there by chance", () => {
  const both = [0, 3, 6, 9, 12];
  const wallets = { ...rivals(60, 30), a: both, b: both };
  const events = eventsOf(30, 30);
  const sorted = events.map((event, at) => ({ ...event, category: at % 3 === 0 ? "football" : "theatre" }));
  const mixed = events.map((event, at) => ({ ...event, category: at < 8 ? "football" : "theatre" }));
  const [among, inOne, inTwo] = [events, sorted, mixed].map((each) => lockstep(wallets, each)?.llr ?? 0);
  expect(among).toBeGreaterThan(5);
  expect(inOne).toBeLessThan(inTwo ?? 0);
  expect(inTwo).toBeLessThanOrEqual(among ?? 0);
});

test("who does not live off resale, or offered for one event only, is in lockstep with nobody", () => {
  const wallets = { ...rivals(20, 20), a: [0, 1, 2], b: [0] };
  expect(lockstep(wallets, eventsOf(20, 20))).toBeNull();
  expect(lockstep({ ...wallets, b: [4, 5] }, eventsOf(20, 20))).toBeNull();
});

test("two who go everywhere together are linked by it and by living off resale; rivals are not", () => {
  const wallets = { ...rivals(60, 30), a: [0, 3, 8, 14, 21, 25], b: [0, 3, 8, 14, 21, 25] };
  const { sources, numberOf } = sourcesOf(wallets, eventsOf(30, 30));
  const links = findLinks(sources);
  const own = [numberOf("a"), numberOf("b")].toSorted((one, other) => one - other);
  const theirs = links.find(({ first, second }) => first === own[0] && second === own[1]);
  expect(theirs?.families.map(({ family }) => family)).toEqual(["SEQ", "LOCKSTEP"]);
  for (const { first, second } of links)
    expect([first, second].some((wallet) => own.includes(wallet))).toBe(true);
});

test("it is the same both ways, and going along once more never makes it less", () => {
  const some = fc.uniqueArray(fc.integer({ min: 0, max: 18 }), { minLength: 2, maxLength: 8 });
  const sorted = (events: readonly number[]) => events.toSorted((one, other) => one - other);
  fc.assert(
    fc.property(some, some, (one, other) => {
      const events = eventsOf(20, 20);
      const wallets = { ...rivals(30, 20), a: sorted(one), b: sorted(other) };
      const llrOf = (given: Wallets, names: readonly [string, string] = ["a", "b"]) =>
        lockstep(given, events, names)?.llr ?? 0;
      const before = llrOf(wallets);
      expect(llrOf(wallets, ["b", "a"])).toBeCloseTo(before, 9);
      // Event 19 is rare among the rivals and was chosen by neither: choosing it together speaks for one hand.
      const together = { ...wallets, a: [...sorted(one), 19], b: [...sorted(other), 19] };
      const alone = { ...wallets, a: [...sorted(one), 19] };
      expect(llrOf(together)).toBeGreaterThanOrEqual(llrOf(alone));
    }),
    { numRuns: 40 },
  );
});
