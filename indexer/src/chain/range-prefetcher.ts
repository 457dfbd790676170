import type { RpcClient } from "@facevalue/rpc";
import type { BlockRange } from "./block-range.ts";
import { inconsistent } from "./inconsistent.ts";
import type { RangePlanner } from "./range-planner.ts";
import type { RangeReader } from "./range-reader.ts";
import { retryInconsistent } from "./retry-inconsistent.ts";

/** Ranges read ahead of the one being processed. */
const RANGES_AHEAD = 2;

/** Reads consecutive ranges ahead, a bounded number of them, while earlier ones are processed. */
export class RangePrefetcher {
  readonly #rpc: RpcClient;
  readonly #reader: RangeReader;
  readonly #planner: RangePlanner;
  readonly #toBlock: number;
  readonly #reading: Promise<BlockRange>[] = [];
  #nextBlock: number;
  #parentHash: string | null;

  constructor(
    parts: { rpc: RpcClient; reader: RangeReader; planner: RangePlanner },
    span: { fromBlock: number; toBlock: number; parentHash: string | null },
  ) {
    this.#rpc = parts.rpc;
    this.#reader = parts.reader;
    this.#planner = parts.planner;
    this.#nextBlock = span.fromBlock;
    this.#toBlock = span.toBlock;
    this.#parentHash = span.parentHash;
  }

  /**
   * The next range, or null after the last. Rejects with what reading it failed with, and with RPC_INCONSISTENT when
   * it is not the continuation of the one before: of another fork or another chain.
   */
  async next(): Promise<BlockRange | null> {
    this.#fill();
    const reading = this.#reading.shift();
    if (reading === undefined) return null;
    const range = await reading;
    // What follows a known block is of its chain; where there is none yet, a node has to vouch for it.
    const isOfChain =
      this.#parentHash === null
        ? await this.#rpc.holdsBlock({ number: range.toBlock, hash: range.end.hash })
        : range.start.parentHash === this.#parentHash;
    if (!isOfChain) {
      const before = this.#parentHash === null ? "what the nodes know" : "the block that was read before it";
      throw inconsistent(`block ${range.fromBlock} does not follow ${before}`);
    }
    this.#parentHash = range.end.hash;
    this.#planner.observe(range);
    this.#fill();
    return range;
  }

  #fill(): void {
    while (this.#reading.length < RANGES_AHEAD && this.#nextBlock <= this.#toBlock) {
      const fromBlock = this.#nextBlock;
      const toBlock = Math.min(this.#toBlock, fromBlock + this.#planner.blocks(this.#rpc.logRangeBlocks) - 1);
      const reading = retryInconsistent(() => this.#reader.read(fromBlock, toBlock));
      // Whoever takes the range hears of its failure; one that is never taken must not end the process.
      reading.catch(() => undefined);
      this.#reading.push(reading);
      this.#nextBlock = toBlock + 1;
    }
  }
}
