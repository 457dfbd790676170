import type { Address } from "viem";
import type { PlayedBlock } from "./played-block.ts";
import type { WorldBlock } from "./world-block.ts";
import type { WorldDeployment } from "./world-deployment.ts";

/** Prices of a currency over time; beside the chain, not part of it. */
export interface CurrencyRates {
  /** The zero address for the native coin. */
  readonly account: Address;
  readonly fiat: string;
  /** Unix seconds and the price of one whole unit as a decimal string, in the order of time. */
  readonly points: readonly (readonly [time: number, rate: string])[];
}

/** An account that a public list names. */
export interface KnownAccount {
  readonly account: Address;
  readonly kind: string;
}

/** A world to play: blocks in order, the same for the same seed. */
export interface World {
  readonly deployment: WorldDeployment;
  /** Unix seconds of block 1; block 2 is later. */
  readonly startTime: number;
  readonly rates: readonly CurrencyRates[];
  /** What a public list says of the chain's accounts; beside the chain, not part of it. */
  readonly labels: readonly KnownAccount[];
  blocks(): Iterable<WorldBlock>;
  /** Told of every block right after it was played and before the next one is asked for. */
  played(block: PlayedBlock): void | Promise<void>;
  /** Told once after the last block; writes the truth files into the world's folder. */
  finish(folder: string): Promise<void>;
}
