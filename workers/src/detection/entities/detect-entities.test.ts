import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { DetectionFacts } from "../facts/detection-facts.ts";
import { resolveEvidence } from "../facts/evidence.ts";
import { hasRole } from "../roles/role.ts";
import { addressOfName, type MadeFacts, makeFacts } from "../testing/facts-builder.ts";
import { FARM, factsOfSeason, makeSeason } from "../testing/made-season.ts";
import { detectEntities } from "./detect-entities.ts";

const SEASON = makeSeason();
const DAY = 86_400;

type AddressOf = (wallet: string) => Uint8Array;

/** The groups of more than one wallet, by the names of the wallets. */
function groupsOf(made: MadeFacts, names: readonly string[] = namesIn(made)): string[][] {
  const facts = makeFacts(made);
  const addressOf = made.addressOf ?? addressOfName;
  const nameOf = new Map(names.map((name) => [facts.wallets.find(addressOf(name)), name]));
  return detectEntities(facts)
    .entities.filter(({ wallets }) => wallets.length > 1)
    .map(({ wallets }) =>
      wallets
        .map((wallet) => nameOf.get(wallet) ?? "?")
        .sort()
        .join("\n"),
    )
    .sort()
    .map((group) => group.split("\n"));
}

function namesIn({ sales = [], transfers = [], funding }: MadeFacts): string[] {
  const named = [
    ...sales.flatMap(({ buyer, payer, seller }) => [buyer, payer, seller]),
    ...transfers.flatMap(({ from, to }) => [from, to]),
    ...(funding ?? []).flatMap(({ from, to }) => [from, to]),
  ];
  return [...new Set(named.filter((name) => name !== undefined))];
}

const hashed =
  (salt: number): AddressOf =>
  (wallet) =>
    createHash("sha256").update(`${salt} ${wallet}`).digest().subarray(0, 20);

describe("a season with one farm", () => {
  test("the farm is one entity; nobody else is linked, and everybody is in one entity", () => {
    const facts = makeFacts(factsOfSeason(SEASON));
    const { entities, roles } = detectEntities(facts);
    expect(groupsOf(factsOfSeason(SEASON))).toEqual([FARM.toSorted()]);
    const wallets = entities.flatMap((entity) => [...entity.wallets]);
    expect(new Set(wallets).size).toBe(wallets.length);
    expect(wallets).toHaveLength(610);
    const [farm] = entities.filter((entity) => entity.wallets.length > 1);
    expect(farm?.id).toBe(`0x${addressOfName("farm 0").toString("hex")}`);
    expect(farm?.confidence).toBeGreaterThan(0.95);
    for (const exchange of ["exchange 0", "exchange 1"])
      expect(hasRole(roles, facts.wallets.find(addressOfName(exchange)), "HUB")).toBe(true);
    expect(hasRole(roles, facts.wallets.find(addressOfName("purse")), "HUB")).toBe(false);
    expect(hasRole(roles, facts.wallets.find(addressOfName("organizer")), "ORGANIZER")).toBe(true);
  });

  test("every link names two families and rows that are there", () => {
    const facts = makeFacts(factsOfSeason(SEASON));
    for (const link of detectEntities(facts).links) {
      expect(link.families.length).toBeGreaterThanOrEqual(2);
      expect(link.llr).toBeCloseTo(
        link.families.reduce((sum, { llr }) => sum + llr, 0),
        9,
      );
      for (const { rows } of link.families) {
        expect(rows.length).toBeGreaterThan(0);
        for (const row of rows) expect(resolveEvidence(facts, row).transaction).toMatch(/^0x/);
      }
    }
  });

  test("without traced funding nothing fails, and the farm is not made up", () => {
    const groups = groupsOf(factsOfSeason(SEASON, { funding: null }));
    for (const group of groups) expect(FARM).toEqual(expect.arrayContaining(group));
  });
});

describe("what must not change the entities", () => {
  const expected = [FARM.toSorted()];

  test("other addresses, another time, another order of logs", () => {
    fc.assert(
      fc.property(
        fc.nat(),
        fc.integer({ min: -1000, max: 1000 }),
        fc.infiniteStream(fc.nat()),
        (salt, days, numbers) => {
          const later = <Row extends { readonly time: number }>(rows: readonly Row[]): Row[] =>
            rows
              .map((row) => ({
                row: { ...row, time: row.time + days * DAY },
                at: numbers.next().value as number,
              }))
              .sort((one, other) => one.at - other.at)
              .map(({ row }) => row);
          const events = SEASON.events.map((event) => ({
            ...event,
            onSaleAt: (event.onSaleAt ?? 0) + days * DAY,
          }));
          const made = factsOfSeason(SEASON, {
            events,
            sales: later(SEASON.sales),
            transfers: later(SEASON.transfers),
            listings: later(SEASON.listings),
            funding: later(SEASON.funding),
            addressOf: hashed(salt),
          });
          expect(groupsOf(made)).toEqual(expected);
        },
      ),
      { numRuns: 12 },
    );
  });

  test("a further hub, a thousand payments of dust, an enemy who pays the innocent", () => {
    const everybody = [...new Set(SEASON.sales.map(({ buyer }) => buyer))];
    const time = 1_780_000_000 - 5 * DAY;
    const hub = everybody.map((to, index) => ({ time: time + index, from: "faucet", to }));
    expect(groupsOf(factsOfSeason(SEASON, { funding: [...SEASON.funding, ...hub] }))).toEqual(expected);
    const dust = [...everybody, ...everybody].map((to, index) => ({
      time: time + index,
      from: "farm 3",
      to,
      amount: 7n,
    }));
    expect(groupsOf(factsOfSeason(SEASON, { funding: [...SEASON.funding, ...dust] }))).toEqual(expected);
    const innocent = everybody.filter((name) => name.startsWith("fan")).slice(0, 5);
    for (const from of ["purse", "farm 0"]) {
      const gifts = innocent.map((to, index) => ({ time: 1_780_000_000 - 3500 + index, from, to }));
      expect(groupsOf(factsOfSeason(SEASON, { funding: [...SEASON.funding, ...gifts] }))).toEqual(expected);
    }
  });

  test("gifts alone, however many and in whatever direction", () => {
    const gifts = Array.from({ length: 60 }, (_, index) => ({
      kind: "GIFT" as const,
      time: 1_780_000_000 + 20 * DAY + index,
      ticket: `ticket fan ${index % 4} 0`,
      from: `fan ${index % 4}`,
      to: `fan ${(index + 1 + (index % 3)) % 4}`,
    }));
    const made = factsOfSeason(SEASON, { transfers: [...SEASON.transfers, ...gifts] });
    expect(groupsOf(made)).toEqual(expected);
  });

  test("a second run", () => {
    const facts: DetectionFacts = makeFacts(factsOfSeason(SEASON));
    expect(detectEntities(facts)).toEqual(detectEntities(facts));
  });
});
