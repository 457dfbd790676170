export interface MadeLog {
  readonly address: string;
  readonly topics: readonly string[];
  readonly data: string;
}

/** A transaction by what it does. */
export interface MadeTransaction {
  readonly from: string;
  readonly to: string;
  /** Native coin sent along, in wei. */
  readonly value: bigint;
  readonly logs: readonly MadeLog[];
  /** Whether no further transaction may stand in its block. */
  readonly endsBlock?: boolean;
}
