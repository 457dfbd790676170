import { expect, test } from "vitest";
import { addressOfName, type MadeFacts, type MadeSale, makeFacts } from "../testing/facts-builder.ts";
import { classifyRoles } from "./classify-roles.ts";

const START = 1_780_000_000;

function rulesOf(made: MadeFacts, name: string): string[] {
  const facts = makeFacts(made);
  const wallet = facts.wallets.find(addressOfName(name));
  return classifyRoles(facts)
    .all.filter((role) => role.wallet === wallet && role.kind === "ORGANIZER")
    .flatMap(({ evidence }) => evidence.map(({ rule }) => rule));
}

/** Primary sales of an event to so many buyers. */
function sold(event: string, count: number, seller: string): MadeSale[] {
  return Array.from({ length: count }, (_, at) => ({
    kind: "PRIMARY",
    event,
    ticket: `${event} ${at}`,
    buyer: `buyer ${at}`,
    seller,
    time: START + at,
  }));
}

/** Resales of the first tickets of an event. */
function resold(event: string, count: number, seller: string): MadeSale[] {
  return Array.from({ length: count }, (_, at) => ({
    kind: "SECONDARY",
    event,
    ticket: `${event} ${at}`,
    buyer: `fan ${at}`,
    seller,
    time: START + 90_000 + at,
  }));
}

const OWN = { event: "own", organizer: "promoter" };

test("who publishes an event and sells it to five is an organizer, also one who resells some tickets of others", () => {
  expect(rulesOf({ events: [OWN], sales: sold("own", 5, "promoter") }, "promoter")).toEqual([
    "SOLD_TO_PUBLIC",
    "PUBLISHED_EVENTS",
  ]);
  expect(rulesOf({ events: [OWN], sales: sold("own", 4, "promoter") }, "promoter")).toEqual([]);
  const fan = [
    ...sold("own", 5, "promoter"),
    ...sold("other", 20, "house"),
    ...resold("other", 9, "promoter"),
  ];
  expect(rulesOf({ events: [OWN], sales: fan }, "promoter")).toEqual(["SOLD_TO_PUBLIC", "PUBLISHED_EVENTS"]);
});

test("an event of one's own excuses nobody who deals in the tickets of others", () => {
  const dealer = [
    ...sold("own", 5, "promoter"),
    ...sold("other", 20, "house"),
    ...resold("other", 10, "promoter"),
  ];
  expect(rulesOf({ events: [OWN], sales: dealer }, "promoter")).toEqual([]);
  expect(rulesOf({ events: [OWN], sales: dealer }, "house")).toEqual(["SOLD_TO_PUBLIC"]);
});

test("an organizer may resell any number of tickets of its own events", () => {
  const own = [...sold("own", 20, "promoter"), ...resold("own", 20, "promoter")];
  expect(rulesOf({ events: [OWN], sales: own }, "promoter")).toEqual(["SOLD_TO_PUBLIC", "PUBLISHED_EVENTS"]);
});
