import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { classifyRoles } from "../roles/classify-roles.ts";
import { hasRole } from "../roles/role.ts";
import {
  addressOfName,
  type MadeFacts,
  type MadeFunding,
  type MadeListing,
  type MadeSale,
  makeFacts,
} from "../testing/facts-builder.ts";
import { readLinkSources } from "./find-links.ts";
import { weighGroups } from "./weigh-groups.ts";
import { type WeighedPair, weighPair } from "./weigh-pair.ts";

const START = 1_780_000_000;
const HOUR = 3600;
const DAY = 86_400;
const EVENTS = Array.from({ length: 12 }, (_, at) => `event ${at}`);
const range = (count: number) => Array.from({ length: count }, (_, at) => at);

/** Everybody buys one ticket, for the events by turns, and pays the price of 5000. */
function purchase(buyer: string, at: number, fields: Partial<MadeSale> = {}): MadeSale {
  const event = EVENTS[at % EVENTS.length] as string;
  const time = START + (at % EVENTS.length) * DAY + at * 61;
  return { kind: "PRIMARY", event, ticket: `ticket of ${buyer}`, buyer, time, ...fields };
}

const flip = ({ buyer, ticket, event, time }: MadeSale): MadeListing => ({
  kind: "LISTED",
  listing: `listing of ${buyer}`,
  ticket,
  event,
  seller: buyer,
  price: 9000n,
  time: time + HOUR,
});

const pay = (from: string, { buyer, time }: MadeSale, fields: Partial<MadeFunding> = {}): MadeFunding => ({
  from,
  to: buyer,
  time: time - HOUR,
  amount: 5000n,
  isTicketMoney: true,
  ...fields,
});

const crowd = range(240).map((at) => purchase(`fan ${at}`, at));
const bought = (name: string, count: number) => range(count).map((at) => purchase(`${name} ${at}`, at));

function weigh(made: MadeFacts, one: string, other: string): WeighedPair {
  const facts = makeFacts(made);
  const found = [one, other].map((name) => facts.wallets.find(addressOfName(name)));
  const sources = readLinkSources(facts, classifyRoles(facts));
  return weighPair(sources, Math.min(...found), Math.max(...found));
}

const llrOf = ({ families }: WeighedPair, wanted: string) =>
  families.find(({ family }) => family === wanted)?.llr;

describe("who pays the tickets of a group that lives off resale", () => {
  const farm = bought("bot", 6);
  const innocent = purchase("innocent", 7);
  const sales = [...crowd, ...farm, innocent];
  const listings = [...farm, innocent].map(flip);
  const funding = farm.map((each) => pay("purse", each));
  const share = 7 / 247;
  const group = (resellers: number, others: number) =>
    resellers * Math.log(0.7 / share) + others * Math.log(0.3 / (1 - share));

  test("is their hand, by how seldom the public does so", () => {
    const pair = weigh({ sales, listings, funding }, "bot 0", "bot 5");
    expect(group(6, 0)).toBeGreaterThan(12);
    expect(llrOf(pair, "FUND")).toBe(12);
    expect(pair.isLink).toBe(true);
    const few = farm.slice(0, 3).map((each) => pay("purse", each));
    const seven = (3 + 4) / 247;
    const expected = Math.max(3 * Math.log(0.7 / seven), 1.25 * Math.log(247 / 3));
    expect(llrOf(weigh({ sales, listings, funding: few }, "bot 0", "bot 2"), "FUND")).toBeCloseTo(
      expected,
      9,
    );
  });

  test("a week is shortly before, and half the price is enough", () => {
    const fund = (fields: Partial<MadeFunding>) =>
      llrOf(
        weigh({ sales, listings, funding: farm.map((each) => pay("purse", each, fields)) }, "bot 0", "bot 1"),
        "FUND",
      );
    const plain = Math.log(247 / 6);
    expect(fund({ amount: 2500n })).toBe(12);
    expect(fund({ amount: 2499n })).toBeLessThan(plain * 1.25 + 1e-9);
    expect(fund({ isTicketMoney: false })).toBeLessThan(plain * 1.25 + 1e-9);
    const early = (seconds: number) =>
      llrOf(
        weigh(
          {
            sales,
            listings,
            funding: farm.map((each) => pay("purse", each, { time: each.time - seconds })),
          },
          "bot 0",
          "bot 1",
        ),
        "FUND",
      );
    expect(early(7 * DAY)).toBe(12);
    expect(early(7 * DAY + 1)).toBeLessThan(plain * 1.25 + 1e-9);
  });

  test("ties nobody to it with money for gas", () => {
    const gas = pay("purse", innocent, { amount: 10n ** 15n, isTicketMoney: false });
    const pair = weigh({ sales, listings, funding: [...funding, gas] }, "bot 0", "innocent");
    expect(llrOf(pair, "FUND")).toBeUndefined();
    expect(pair.isLink).toBe(false);
    const small = pay("purse", innocent, { amount: 1000n });
    expect(llrOf(weigh({ sales, listings, funding: [...funding, small] }, "bot 0", "innocent"), "FUND")).toBe(
      undefined,
    );
    // Who got as much as the tickets of the others cost is paid like them, whatever became of the money.
    const unspent = pay("purse", { ...innocent, time: innocent.time + DAY });
    expect(
      llrOf(weigh({ sales, listings, funding: [...funding, unspent] }, "bot 0", "innocent"), "FUND"),
    ).toBe(12);
  });

  test("a club that pays fans is no hand for it", () => {
    const fans = crowd.slice(0, 40);
    const club = fans.map((each) => pay("club", each));
    const pair = weigh({ sales, listings, funding: club }, "fan 0", "fan 12");
    expect(llrOf(pair, "FUND")).toBeLessThan(1.25 * Math.log(247 / 40) + 1e-9);
  });

  test("is no hub, however many events they go to; a club as large is", () => {
    const many = bought("bot", 60);
    const made = { sales: [...crowd, ...many], listings: many.map(flip) };
    const hubOf = (payer: string, paid: readonly MadeSale[], facts: MadeFacts) => {
      const found = makeFacts({ ...facts, funding: paid.map((each) => pay(payer, each)) });
      return hasRole(classifyRoles(found), found.wallets.find(addressOfName(payer)), "HUB");
    };
    expect(hubOf("purse", many, made)).toBe(false);
    expect(hubOf("purse", many, { ...made, listings: many.slice(0, 41).map(flip) })).toBe(true);
    expect(hubOf("exchange", crowd.slice(0, 60), made)).toBe(true);
  });
});

test("a sink to which resellers send weighs as their group does", () => {
  const farm = bought("bot", 5);
  const funding = farm.map(({ buyer, time }) => ({ from: buyer, to: "purse", time: time + 90 * DAY }));
  const made = { sales: [...crowd, ...farm], funding };
  expect(llrOf(weigh({ ...made, listings: farm.map(flip) }, "bot 0", "bot 1"), "SINK")).toBe(12);
  const plain = llrOf(weigh({ ...made, listings: crowd.slice(0, 5).map(flip) }, "bot 0", "bot 1"), "SINK");
  expect(plain).toBeCloseTo(Math.log(245 / 5), 9);
});

test("rivals who are both quick where the profit is are not one hand", () => {
  const events = ["one", "two", "three", "four"];
  const others = events.flatMap((event, at) =>
    range(60).map((index) =>
      purchase(`${event} ${index}`, 0, { event, time: START + at * DAY + index * HOUR }),
    ),
  );
  const rivals = ["a", "b"].flatMap((buyer, place) =>
    events.map((event, at) =>
      purchase(buyer, 0, {
        event,
        ticket: `${buyer} ${event}`,
        time: START + at * DAY + 1800 + place * 5,
        gasPrice: BigInt(1000 + at),
      }),
    ),
  );
  const listings = rivals.map((each) => ({ ...flip(each), listing: each.ticket }));
  const pair = weigh({ sales: [...others, ...rivals], listings }, "a", "b");
  expect(pair.families.map(({ family }) => family)).toEqual(["SYNC", "SEQ"]);
  expect(pair.llr).toBeGreaterThan(Math.log(242) + 1.1);
  expect(pair.isLink).toBe(false);
});

test("one more fan never makes a group more of a hand, one more reseller never less", () => {
  const weightOf = (resellers: number, fans: number, share: number) =>
    weighGroups([["group", range(resellers + fans)] as never], {
      isBuyer: () => true,
      isReseller: (wallet) => wallet < resellers,
      share,
    }).get("group" as never) ?? 0;
  const count = fc.integer({ min: 0, max: 40 });
  fc.assert(
    fc.property(count, count, fc.double({ min: 0, max: 0.69, noNaN: true }), (resellers, fans, share) => {
      const weight = weightOf(resellers, fans, share);
      expect(weightOf(resellers, fans + 1, share)).toBeLessThanOrEqual(
        weight + (resellers + fans < 2 ? 99 : 0),
      );
      expect(weightOf(resellers + 1, fans, share)).toBeGreaterThanOrEqual(weight);
    }),
  );
  // Where most of the public resell, it tells nothing.
  expect(weightOf(40, 0, 0.7)).toBe(0);
});
