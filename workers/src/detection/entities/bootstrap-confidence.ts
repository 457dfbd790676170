import type { Link } from "../links/link.ts";
import { ENTITY_SETTINGS } from "./entity-settings.ts";

/**
 * How sure it is that the wallets belong together: in each repetition a link is kept with the probability that it is not spurious, and the share of pairs
 * of wallets that are still connected is counted; the mean of these. Pseudo-random by position alone, so that it is the same for the same links.
 */
export function bootstrapConfidence(wallets: readonly number[], links: readonly Link[]): number {
  const size = wallets.length;
  if (size < 2) return 1;
  const places = new Map(wallets.map((wallet, place) => [wallet, place]));
  const ends = links.map(({ first, second }) => [places.get(first) ?? 0, places.get(second) ?? 0] as const);
  const kept = links.map(({ llr }) => 1 / (1 + Math.exp(ENTITY_SETTINGS.evenOdds - llr)));
  const { repetitions } = ENTITY_SETTINGS;
  let connected = 0;
  for (let repetition = 0; repetition < repetitions; repetition += 1) {
    const groups = new DisjointSets(size);
    for (const [index, [one, other]] of ends.entries())
      if (uniform(index, repetition) < (kept[index] as number)) groups.join(one, other);
    connected += groups.connectedPairs();
  }
  return connected / repetitions / ((size * (size - 1)) / 2);
}

class DisjointSets {
  readonly #parent: Int32Array;

  constructor(size: number) {
    this.#parent = Int32Array.from({ length: size }, (_, place) => place);
  }

  join(one: number, other: number): void {
    this.#parent[this.#root(one)] = this.#root(other);
  }

  connectedPairs(): number {
    const sizes = new Map<number, number>();
    for (let place = 0; place < this.#parent.length; place += 1) {
      const root = this.#root(place);
      sizes.set(root, (sizes.get(root) ?? 0) + 1);
    }
    return [...sizes.values()].reduce((sum, size) => sum + (size * (size - 1)) / 2, 0);
  }

  #root(place: number): number {
    let root = place;
    while (this.#parent[root] !== root) {
      this.#parent[root] = this.#parent[this.#parent[root] as number] as number;
      root = this.#parent[root] as number;
    }
    return root;
  }
}

/** From 0 to 1, evenly spread over pairs of numbers: the finalizer of murmur3. */
function uniform(one: number, other: number): number {
  let bits = Math.imul(one + 1, 0x9e3779b1) ^ Math.imul(other + 1, 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return ((bits ^ (bits >>> 16)) >>> 0) / 2 ** 32;
}
