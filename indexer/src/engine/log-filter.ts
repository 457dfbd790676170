/** Logs that a data source wants: from `address` (null for any), with one of `topics0`, within a range of blocks. */
export interface LogFilter {
  readonly address: string | null;
  readonly topics0: readonly string[];
  readonly startBlock: number;
  /** Inclusive; null for none. */
  readonly endBlock: number | null;
}
