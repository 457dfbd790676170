import type { BlockRange } from "./block-range.ts";

/** Logs plus transactions that a range should hold: bounds memory, and amortizes the round trips. */
const TARGET_ITEMS = 20_000;

/** How many blocks the next range should have, from what the last ones held. */
export class RangePlanner {
  #itemsPerBlock: number | null = null;

  blocks(allowed: number): number {
    const items = this.#itemsPerBlock;
    const wanted = items === null || items === 0 ? allowed : Math.floor(TARGET_ITEMS / items);
    return Math.max(1, Math.min(allowed, wanted));
  }

  observe(range: BlockRange): void {
    let items = range.receivedLogs;
    for (const block of range.blocks.values()) items += 1 + block.transactions.length;
    const perBlock = items / (range.toBlock - range.fromBlock + 1);
    this.#itemsPerBlock = this.#itemsPerBlock === null ? perBlock : (this.#itemsPerBlock + perBlock) / 2;
  }
}
