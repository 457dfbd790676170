const SHORTEST_MS = 500;
const LONGEST_MS = 1_000;
/** Block time up to which polling is as frequent as it gets. */
const FAST_CHAIN_MS = 2_000;

/** How long to wait before looking for a new block, from how often blocks have come. */
export class PollTimer {
  readonly #fixedMs: number | null;
  readonly #now: () => number;
  #lastBlockAt: number | null = null;
  #blockTimeMs: number | null = null;

  /** @param fixedMs always wait this long */
  constructor(fixedMs: number | null, now: () => number = () => performance.now()) {
    this.#fixedMs = fixedMs;
    this.#now = now;
  }

  /** The head moved on by `blocks`. */
  sawBlocks(blocks: number): void {
    const now = this.#now();
    if (this.#lastBlockAt !== null && blocks > 0) {
      const observed = (now - this.#lastBlockAt) / blocks;
      this.#blockTimeMs = this.#blockTimeMs === null ? observed : this.#blockTimeMs * 0.8 + observed * 0.2;
    }
    this.#lastBlockAt = now;
  }

  get delayMs(): number {
    if (this.#fixedMs !== null) return this.#fixedMs;
    if (this.#blockTimeMs === null || this.#blockTimeMs <= FAST_CHAIN_MS) return SHORTEST_MS;
    return Math.min(LONGEST_MS, Math.max(SHORTEST_MS, this.#blockTimeMs / 6));
  }
}
