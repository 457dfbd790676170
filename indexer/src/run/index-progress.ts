import type { ErrorCode } from "@facevalue/core";
import type { IndexStatistics } from "./index-statistics.ts";

/** - `history`: reading final blocks in large ranges. - `head`: following the chain block by block. */
export type IndexPhase = "history" | "head";

/** How far the tables are that are built beside the stored ones because contracts changed. */
export interface BesideProgress {
  /** Last block that was processed; -1 before the first. */
  readonly block: number;
  /** Newest block of the chain. */
  readonly ofBlock: number;
  readonly logsPerSecond: number;
  readonly blocksPerSecond: number;
  readonly etaSeconds: number | null;
}

/** How far indexing is: plain data, which can be sent to another thread. */
export interface IndexProgress {
  readonly phase: IndexPhase;
  /** Last block that was processed; -1 before the first. */
  readonly block: number;
  /** Unix seconds of that block; null before the first. */
  readonly blockTime: number | null;
  readonly head: number;
  /** Unix seconds of the head. */
  readonly headTime: number;
  /** -1 while no block is final. */
  readonly finalized: number;
  /** Of the trouble that indexing waits out before it tries again; null while it gets on. */
  readonly errorCode: ErrorCode | null;
  /** Of the last seconds. */
  readonly logsPerSecond: number;
  readonly blocksPerSecond: number;
  /** Until the head (or the block to stop at) is reached; null when it cannot be told. */
  readonly etaSeconds: number | null;
  readonly statistics: IndexStatistics;
  /** Null or not told while nothing is built beside. */
  readonly beside?: BesideProgress | null;
}
