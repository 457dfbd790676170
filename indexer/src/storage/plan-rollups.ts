import { type AggregationInterval, INTERVAL_SECONDS } from "../schema/aggregation.ts";

/** A finished interval that is rolled up, in Unix seconds: from `start` on, before `end`. */
export interface Rollup {
  readonly interval: AggregationInterval;
  readonly start: number;
  readonly end: number;
  /** Number of the first known block at or after `end`, to which the rows belong. */
  readonly block: number;
}

interface BlockTime {
  readonly number: number;
  readonly timestamp: number;
}

const INTERVALS = Object.entries(INTERVAL_SECONDS) as [AggregationInterval, number][];

/**
 * Which intervals end with `blocks`, in the order in which they are rolled up, by graph-node's rule: a block whose time
 * is in another interval than that of the block before ends the interval of the block before. Intervals between the
 * two hold nothing.
 * @param previous the last block before them, null when there is none
 */
export function planRollups(previous: BlockTime | null, blocks: readonly BlockTime[]): Rollup[] {
  const rollups: Rollup[] = [];
  let last = previous?.timestamp ?? blocks[0]?.timestamp ?? 0;
  for (const { number, timestamp } of blocks) {
    for (const [interval, seconds] of INTERVALS) {
      const start = last - (last % seconds);
      if (timestamp >= start + seconds)
        rollups.push({ interval, start, end: start + seconds, block: number });
    }
    last = Math.max(last, timestamp);
  }
  return rollups;
}
