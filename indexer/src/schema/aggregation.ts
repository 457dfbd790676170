import type { Column, EntityType } from "./entity-type.ts";

export const AGGREGATE_FUNCTIONS = ["sum", "max", "min", "count", "first", "last"] as const;
export type AggregateFunction = (typeof AGGREGATE_FUNCTIONS)[number];

/** Seconds per interval, shortest first. */
export const INTERVAL_SECONDS = { hour: 3_600, day: 86_400 } as const;
export type AggregationInterval = keyof typeof INTERVAL_SECONDS;

/** A column that is computed from the rows of an interval. */
export interface Aggregate {
  readonly column: Column;
  readonly function: AggregateFunction;
  /** SQL expression over the source's columns, checked; null for a count, which counts rows. */
  readonly expression: string | null;
  /** Goes on from the value of the interval before. */
  readonly isCumulative: boolean;
}

/** `type … @aggregation`: what is kept of a timeseries per interval and group of dimensions. */
export interface Aggregation {
  readonly name: string;
  readonly source: EntityType;
  /** Columns that both the source and the tables have, by which rows are grouped. */
  readonly dimensions: readonly Column[];
  readonly aggregates: readonly Aggregate[];
  /** One per interval, shortest first. */
  readonly tables: readonly AggregationTable[];
}

export interface AggregationTable {
  readonly interval: AggregationInterval;
  readonly type: EntityType;
}
