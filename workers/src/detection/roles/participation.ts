import type { DetectionFacts } from "../facts/detection-facts.ts";
import { NONE, PRIMARY } from "../facts/detection-facts.ts";

/** The event that each wallet first bought a ticket for in a primary sale; NONE for who never did. */
export function firstEvents({ sales, wallets }: DetectionFacts): Int32Array {
  const first = new Int32Array(wallets.count).fill(NONE);
  for (let row = 0; row < sales.count; row += 1) {
    const buyer = sales.buyer[row] as number;
    if (buyer >= 0 && sales.kind[row] === PRIMARY && first[buyer] === NONE)
      first[buyer] = sales.event[row] as number;
  }
  return first;
}

/**
 * How widely a group's first events are spread, from about 0 to about 1: the effective number of events (exponential of Shannon's entropy) against
 * that of as many buyers drawn from everybody. Who serves the public has customers of all kinds; the wallets of one hand go where it goes.
 * Null for a group of fewer than two buyers.
 */
export class Spread {
  readonly #first: Int32Array;
  readonly #shares: Float64Array;

  constructor(first: Int32Array, eventCount: number) {
    this.#first = first;
    const counts = new Float64Array(eventCount);
    let total = 0;
    for (const event of first) {
      if (event < 0) continue;
      counts[event] = (counts[event] as number) + 1;
      total += 1;
    }
    this.#shares = counts.map((count) => (total === 0 ? 0 : count / total));
  }

  of(wallets: Iterable<number>): number | null {
    const counts = new Map<number, number>();
    let size = 0;
    for (const wallet of wallets) {
      const event = this.#first[wallet] ?? NONE;
      if (event < 0) continue;
      counts.set(event, (counts.get(event) ?? 0) + 1);
      size += 1;
    }
    if (size < 2) return null;
    let entropy = 0;
    for (const count of counts.values()) entropy -= (count / size) * Math.log(count / size);
    return Math.exp(entropy) / this.#expected(size);
  }

  /** Effective number of events among `size` buyers drawn from all: entropy less its bias for small samples (Miller and Madow 1955). */
  #expected(size: number): number {
    let entropy = 0;
    let kinds = 0;
    for (const share of this.#shares) {
      if (share === 0) continue;
      entropy -= share * Math.log(share);
      kinds += 1 - (1 - share) ** size;
    }
    return Math.max(1, Math.exp(entropy - Math.max(0, kinds - 1) / (2 * size)));
  }
}
