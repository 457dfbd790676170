/** How many reasons of a world, and logs that they rest on, the chain's own logs give again. */
export interface EvidenceCounts {
  /** By reason code. */
  readonly byCode: Readonly<Record<string, CodeCounts>>;
  /** The first reasons that do not reproduce, for whoever mends them. */
  readonly problems: readonly string[];
}

export interface CodeCounts {
  readonly rows: number;
  readonly rowsReproduced: number;
  readonly reasons: number;
  readonly reasonsReproduced: number;
  /** Reasons of which logs alone cannot show all, and what they show holds. */
  readonly contextOnly: number;
  readonly percentilesRight: number;
}
