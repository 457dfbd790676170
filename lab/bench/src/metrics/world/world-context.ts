import type { BlockWriter } from "./block-writer.ts";
import type { Identities } from "./keys.ts";
import type { Tally } from "./tally.ts";
import type { Wallets } from "./wallets.ts";

/** What everything that happens in the world works with. */
export interface WorldContext {
  readonly writer: BlockWriter;
  readonly identities: Identities;
  readonly wallets: Wallets;
  readonly tally: Tally;
  readonly random: () => number;
  readonly market: Buffer;
  readonly otherMarket: Buffer;
  /** Numbers given so far. */
  readonly numbers: { listing: number; bid: number; order: number };
}

/** A whole number from 0 to below `end`. */
export function below({ random }: WorldContext, end: number): number {
  return Math.floor(random() * end);
}
