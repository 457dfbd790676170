import { FIRST_WORLD_BLOCK, type WorldBlock, type WorldTransaction } from "../actions/world-block.ts";
import type { Movement } from "../truth/movement.ts";

/** A block and, beside it, the movements of tickets by transaction. */
export interface TruthfulBlock {
  readonly block: WorldBlock;
  readonly movements: readonly (readonly Movement[])[];
}

export interface OutboxOptions {
  /** Unix seconds of the block before the first. */
  readonly startTime: number;
  readonly blockSeconds: number;
  /** Transactions that fit into a block; what does not goes into the next. */
  readonly capacity: number;
}

interface OpenBlock {
  readonly time: number;
  readonly transactions: WorldTransaction[];
  readonly movements: (readonly Movement[])[];
}

const NO_BLOCKS: readonly TruthfulBlock[] = [];
const NOTHING: readonly Movement[] = [];

/** Puts transactions into blocks, in the order in which they are sent. */
export class Outbox {
  readonly #options: OutboxOptions;
  #number = FIRST_WORLD_BLOCK;
  #open: OpenBlock;
  readonly #finished: TruthfulBlock[] = [];

  constructor(options: OutboxOptions) {
    this.#options = options;
    this.#open = openBlock(options.startTime + options.blockSeconds);
  }

  /**
   * @param time unix seconds at which it is sent, not before that of the transaction before
   * @returns unix seconds of its block
   */
  send(time: number, transaction: WorldTransaction, movements: readonly Movement[] = NOTHING): number {
    const { blockSeconds, capacity } = this.#options;
    const blockTime = this.timeOfBlock(time);
    if (blockTime > this.#open.time) this.#close(blockTime);
    else if (this.#open.transactions.length >= capacity) this.#close(this.#open.time + blockSeconds);
    this.#open.transactions.push(transaction);
    this.#open.movements.push(movements);
    return this.#open.time;
  }

  /** Unix seconds of the block of what is sent now, unless that is full. */
  timeOfBlock(time: number): number {
    const { startTime, blockSeconds } = this.#options;
    return startTime + Math.max(1, Math.ceil((time - startTime) / blockSeconds)) * blockSeconds;
  }

  takeFinished(): readonly TruthfulBlock[] {
    return this.#finished.length === 0 ? NO_BLOCKS : this.#finished.splice(0);
  }

  finish(): readonly TruthfulBlock[] {
    this.#close(this.#open.time + this.#options.blockSeconds);
    return this.takeFinished();
  }

  #close(nextTime: number): void {
    const { time, transactions, movements } = this.#open;
    if (transactions.length > 0) {
      this.#finished.push({ block: { number: this.#number, time, transactions }, movements });
      this.#number += 1;
    }
    this.#open = openBlock(nextTime);
  }
}

function openBlock(time: number): OpenBlock {
  return { time, transactions: [], movements: [] };
}
