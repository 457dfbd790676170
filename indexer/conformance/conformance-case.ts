/** One point of graph-node's behaviour, with where its source says so. */
export interface ConformanceCase {
  readonly point: string;
  /** File and function in graph-node's repository, or in a crate it uses. */
  readonly source: string;
  readonly run: () => Promise<unknown>;
  /** What `run` resolves to; a failure as `deterministic`, `nonDeterministic` or `possibleReorg` describe it. */
  readonly expected: unknown;
}

/** Cases about one part of the host. */
export interface ConformanceArea {
  /** Name of its file in `cases`. */
  readonly name: string;
  readonly title: string;
  readonly needsPostgres?: boolean;
  readonly cases: readonly ConformanceCase[];
}
