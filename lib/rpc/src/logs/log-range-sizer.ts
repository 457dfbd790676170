import type { RangeLimit } from "./range-limit.ts";

export interface RangeSizes {
  /** Blocks of the first request. */
  readonly initial: number;
  /** Never more blocks than this in one request. */
  readonly max: number;
}

/**
 * Number of blocks to ask an endpoint for in one eth_getLogs: shrinks when the endpoint refuses, to what it
 * says it allows when it says so, and grows again after successes: fast up to the size that last worked, slowly
 * beyond it.
 */
export class LogRangeSizer {
  #size: number;
  #ceiling: number;
  #slowFrom = Number.POSITIVE_INFINITY;

  constructor({ initial, max }: RangeSizes) {
    this.#size = Math.min(initial, max);
    this.#ceiling = max;
  }

  get blocks(): number {
    return Math.max(1, Math.floor(this.#size));
  }

  /** A request for `blocks` blocks was answered. */
  succeeded(blocks: number): void {
    if (blocks < this.blocks) return;
    const factor = this.#size < this.#slowFrom ? 2 : 1.1;
    const limit = this.#size < this.#slowFrom ? Math.min(this.#slowFrom, this.#ceiling) : this.#ceiling;
    this.#size = Math.min(this.#size * factor, limit);
  }

  /** A request for `blocks` blocks from `fromBlock` was refused as too large. */
  refused(blocks: number, fromBlock: number, limit: RangeLimit): void {
    const half = Math.max(1, Math.floor(blocks / 2));
    const { suggested, maxBlocks } = limit;
    let size = half;
    if (suggested !== null && suggested.fromBlock <= fromBlock && suggested.toBlock >= fromBlock) {
      size = suggested.toBlock - fromBlock + 1;
    } else if (maxBlocks !== null) {
      size = maxBlocks;
      if (maxBlocks < blocks) this.#ceiling = Math.min(this.#ceiling, maxBlocks);
    }
    // Providers count inclusive or exclusive: what they name may still be one block too many.
    this.#size = size < blocks ? size : half;
    if (this.#size < size && maxBlocks !== null && maxBlocks === blocks) {
      this.#size = Math.max(1, blocks - 1);
      this.#ceiling = this.#size;
    }
    this.#slowFrom = this.#size;
  }
}
