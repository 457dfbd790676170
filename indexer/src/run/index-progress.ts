/** - `history`: reading final blocks in large ranges. - `head`: following the chain block by block. */
export type IndexPhase = "history" | "head";

export interface IndexProgress {
  readonly phase: IndexPhase;
  /** Last block that was processed; -1 before the first. */
  readonly block: number;
  readonly head: number;
  /** -1 while no block is final. */
  readonly finalized: number;
  /** Of the last seconds. */
  readonly logsPerSecond: number;
  /** Until the head (or the block to stop at) is reached; null when it cannot be told. */
  readonly etaSeconds: number | null;
}
