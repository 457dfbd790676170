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

/** Below this effective number of events nobody's customers can be told from one hand's wallets by where they go. */
const FEWEST_EVENTS = 4;

/**
 * How widely a group's first events are spread, from about 0 to about 1: the effective number of events (exponential of Shannon's entropy) against
 * what as many buyers drawn from everybody would have. Who serves the public has customers of all kinds; the wallets of one hand go where it goes.
 * Null for a group of fewer than two buyers, and where the public itself goes to few events.
 */
export class Spread {
  readonly #first: Int32Array;
  readonly #shares: Float64Array;
  readonly #entropies = new Map<number, number>();
  /** Wallets that bought a ticket in a primary sale. */
  readonly buyerCount: number;
  readonly #isTelling: boolean;

  constructor(first: Int32Array, eventCount: number) {
    this.#first = first;
    const counts = new Float64Array(eventCount);
    let total = 0;
    for (const event of first) {
      if (event < 0) continue;
      counts[event] = (counts[event] as number) + 1;
      total += 1;
    }
    this.buyerCount = total;
    this.#shares = counts.map((count) => (total === 0 ? 0 : count / total));
    const entropy = this.#shares.reduce((sum, share) => sum - (share === 0 ? 0 : share * Math.log(share)), 0);
    this.#isTelling = Math.exp(entropy) >= FEWEST_EVENTS;
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
    if (size < 2 || !this.#isTelling) return null;
    let entropy = 0;
    for (const count of counts.values()) entropy -= (count / size) * Math.log(count / size);
    return Math.exp(entropy - this.#expected(size));
  }

  /** Share of the wallets that never bought a ticket in a primary sale, 0 to 1. */
  strangersAmong(wallets: ReadonlySet<number>): number {
    let strangers = 0;
    for (const wallet of wallets) if ((this.#first[wallet] ?? NONE) < 0) strangers += 1;
    return wallets.size === 0 ? 0 : strangers / wallets.size;
  }

  /** Mean entropy of the events of `size` buyers drawn from all: ln n - Σ E[K ln K] / n, K being Poisson with mean n · share. */
  #expected(size: number): number {
    const known = this.#entropies.get(size);
    if (known !== undefined) return known;
    let repeated = 0;
    for (const share of this.#shares) repeated += meanOfKLogK(share * size);
    const entropy = Math.max(0, Math.log(size) - repeated / size);
    this.#entropies.set(size, entropy);
    return entropy;
  }
}

/** E[K ln K] for a Poisson count; of large means by the delta method, within one part in a thousand. */
function meanOfKLogK(mean: number): number {
  if (mean === 0) return 0;
  if (mean > 50) return mean * Math.log(mean) + 0.5;
  let probability = Math.exp(-mean);
  let sum = 0;
  for (let count = 1; count < mean + 10 * Math.sqrt(mean) + 12; count += 1) {
    probability *= mean / count;
    sum += probability * count * Math.log(count);
  }
  return sum;
}
