import type { Link } from "../links/link.ts";
import { LINK_SETTINGS } from "../links/link-settings.ts";
import { ENTITY_SETTINGS } from "./entity-settings.ts";

/**
 * The links without those that would join two groups of wallets which are linked in few of their pairs: one hand's wallets hang together throughout, while of
 * two rivals' many wallets some pair is alike, or sells to one account, by chance. Wallets become groups step by step, those first of whose pairs
 * the greatest share is linked; in a step each group joins one other.
 */
export function holdBridges(links: readonly Link[], nodeCount: number): Link[] {
  const groups = new Groups(nodeCount);
  let open = links;
  for (;;) {
    open = open.filter(({ first, second }) => groups.of(first) !== groups.of(second));
    const taken = new Set<number>();
    for (const { one, other } of supportedPairs(groups, open)) {
      if (taken.has(one) || taken.has(other)) continue;
      taken.add(one).add(other);
      groups.join(one, other);
    }
    if (taken.size > 0) continue;
    const held = new Set(open);
    return links.filter((link) => !held.has(link));
  }
}

/** Wallets, each alone until it is joined to others. */
class Groups {
  readonly #parents: Int32Array;
  readonly #sizes: Int32Array;

  constructor(nodeCount: number) {
    this.#parents = Int32Array.from({ length: nodeCount }, (_, node) => node);
    this.#sizes = new Int32Array(nodeCount).fill(1);
  }

  /** The lowest wallet of the group. */
  of(node: number): number {
    let root = node;
    while (this.#parents[root] !== root) root = this.#parents[root] as number;
    this.#parents[node] = root;
    return root;
  }

  sizeOf(group: number): number {
    return this.#sizes[group] as number;
  }

  join(lower: number, other: number): void {
    this.#parents[other] = lower;
    this.#sizes[lower] = this.sizeOf(lower) + this.sizeOf(other);
  }
}

interface GroupPair {
  readonly one: number;
  readonly other: number;
  /** Links between the two, as parts of what the number of their pairs asks for. */
  readonly support: number;
}

/** Allows for the sum of three thirds. */
const ENOUGH = 1 - 1e-9;

/** Pairs of groups that are linked enough, the closest first. */
function supportedPairs(groups: Groups, open: readonly Link[]): GroupPair[] {
  const supports = new Map<string, { one: number; other: number; support: number }>();
  for (const link of open) {
    const [a, b] = [groups.of(link.first), groups.of(link.second)];
    const [one, other] = a < b ? [a, b] : [b, a];
    const part = 1 / askedOf(link, [groups.sizeOf(one), groups.sizeOf(other)]);
    const known = supports.get(`${one} ${other}`);
    if (known === undefined) supports.set(`${one} ${other}`, { one, other, support: part });
    else known.support += part;
  }
  return [...supports.values()]
    .filter(({ support }) => support >= ENOUGH)
    .sort((a, b) => b.support - a.support || a.one - b.one || a.other - b.other);
}

/** How many links of its kind two groups of these sizes need. */
function askedOf(link: Link, [one, other]: readonly [number, number]): number {
  const { leastAlike, leastLinked, fewWallets } = ENTITY_SETTINGS;
  if (isLikeness(link)) return Math.max(1, leastAlike * one * other);
  return Math.min(one, other) < fewWallets ? 1 : Math.max(1, leastLinked * one * other);
}

const LIKENESS: ReadonlySet<string> = new Set(["SYNC", "SEQ", "LOCKSTEP"]);

/** Whether nothing but the same habits speaks for it: no money, no tickets, no technical trace. */
function isLikeness({ families }: Link): boolean {
  return families.every(({ family, llr }) => LIKENESS.has(family) || llr < LINK_SETTINGS.familyFloor);
}
