export interface CommitLimits {
  readonly changes: number;
  readonly blocks: number;
  readonly milliseconds: number;
}

/** Large enough to amortize a transaction, small enough to bound memory and the work lost in a crash. */
export const HISTORY_COMMIT: CommitLimits = { changes: 80_000, blocks: 20_000, milliseconds: 4_000 };

/** When the blocks processed so far are committed while reading history. */
export class CommitPolicy {
  readonly #limits: CommitLimits;
  readonly #now: () => number;
  #committedAt: number;

  constructor(limits: CommitLimits, now: () => number = () => performance.now()) {
    this.#limits = limits;
    this.#now = now;
    this.#committedAt = now();
  }

  isDue(pending: { readonly blocks: number; readonly changes: number }): boolean {
    const { changes, blocks, milliseconds } = this.#limits;
    if (pending.changes >= changes || pending.blocks >= blocks) return true;
    return this.#now() - this.#committedAt >= milliseconds;
  }

  committed(): void {
    this.#committedAt = this.#now();
  }
}
