import type { Link } from "../links/link.ts";
import { LINK_SETTINGS } from "../links/link-settings.ts";
import { ENTITY_SETTINGS } from "./entity-settings.ts";

/**
 * The links without those that would join two groups of wallets which are linked in few of their pairs: one hand's wallets hang together throughout, while of
 * two rivals' many wallets some pair is alike, or sells to one account, by chance. Wallets become groups step by step, those first of whose pairs
 * the greatest share is linked.
 */
export function holdBridges(links: readonly Link[], nodeCount: number): Link[] {
  let groups = Int32Array.from({ length: nodeCount }, (_, node) => node);
  for (;;) {
    const into = closestPairs(groups, links);
    if (into.size === 0) return links.filter(({ first, second }) => groups[first] === groups[second]);
    groups = groups.map((group) => into.get(group) ?? group);
  }
}

const LIKENESS: ReadonlySet<string> = new Set(["SYNC", "SEQ", "LOCKSTEP"]);

/** Whether nothing but the same habits speaks for it: no money, no tickets, no technical trace. */
function isLikeness({ families }: Link): boolean {
  return families.every(({ family, llr }) => LIKENESS.has(family) || llr < LINK_SETTINGS.familyFloor);
}

interface GroupPair {
  readonly one: number;
  readonly other: number;
  /** Links between the two, as parts of what the number of their pairs asks for: enough from 1 on. */
  readonly support: number;
}

/** Which groups go into which: of all that are linked enough the closest, each group once. */
function closestPairs(groups: Int32Array, links: readonly Link[]): Map<number, number> {
  const into = new Map<number, number>();
  const taken = new Set<number>();
  for (const { one, other } of supportedPairs(groups, links)) {
    if (taken.has(one) || taken.has(other)) continue;
    taken.add(one).add(other);
    into.set(other, one);
  }
  return into;
}

function supportedPairs(groups: Int32Array, links: readonly Link[]): GroupPair[] {
  const sizes = new Map<number, number>();
  for (const group of groups) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  const { leastAlike, leastLinked, fewWallets } = ENTITY_SETTINGS;
  const supports = new Map<number, number>();
  const isFew = (group: number) => (sizes.get(group) as number) < fewWallets;
  for (const link of links) {
    const [a, b] = [groups[link.first] as number, groups[link.second] as number];
    if (a === b) continue;
    const [one, other] = a < b ? [a, b] : [b, a];
    const key = one * groups.length + other;
    const pairs = (sizes.get(one) as number) * (sizes.get(other) as number);
    // A few wallets are as good as linked by one link of money.
    const asked = isLikeness(link)
      ? leastAlike * pairs
      : isFew(one) || isFew(other)
        ? 1
        : leastLinked * pairs;
    supports.set(key, (supports.get(key) ?? 0) + 1 / Math.max(1, asked));
  }
  return [...supports]
    .filter(([, support]) => support >= 1 - 1e-9)
    .map(([key, support]) => ({ one: Math.floor(key / groups.length), other: key % groups.length, support }))
    .sort((a, b) => b.support - a.support || a.one - b.one || a.other - b.other);
}
