import { SizedMap } from "../memory/sized-map.ts";
import { RowDigests } from "../stream/row-digests.ts";
import type { MetricOnNetwork } from "./metric-on-network.ts";

/** Rows of one table for one key: by identity, what their values are, or digests of both. */
export type TableRows = ReadonlyMap<string, string> | RowDigests;

/** Rows that stand in a metric's tables for one key, by table. */
export type KeyRows = ReadonlyMap<string, TableRows>;

/** Fewer rows are compared faster by Postgres than they are remembered. */
const FEWEST_ROWS = 3;
/** Characters of all rows together, of which each takes one byte, or two; of digests bytes. */
const DEFAULT_SIZE = 128_000_000;

interface Entry {
  readonly stamp: string;
  readonly rows: KeyRows;
  readonly size: number;
}

/**
 * What this process last wrote for keys with several rows, so that a block costs the rows that it changes. It counts only
 * while the key's stamp in `ops.key_stamp` is the one under which the rows were written: whoever else computes the
 * key changes or removes that. What was used longest ago is forgotten first.
 */
export class RowMemory {
  readonly #entries: SizedMap<Entry>;

  constructor(limit = DEFAULT_SIZE) {
    this.#entries = new SizedMap(limit);
  }

  /** The key's rows if they stand as they were written under this stamp. */
  recall(unit: MetricOnNetwork, key: Buffer, stamp: string | null): KeyRows | null {
    const entry = this.#entries.get(nameOf(unit, key));
    return entry !== undefined && entry.stamp === stamp ? entry.rows : null;
  }

  /** Call once the rows are committed with the stamp. */
  keep(unit: MetricOnNetwork, key: Buffer, { stamp, rows }: { stamp: string; rows: KeyRows }): void {
    this.#entries.keep(nameOf(unit, key), { stamp, rows, size: sizeOf(rows) });
  }
}

/** Whether it is worth remembering them. */
export function hasManyRows(rows: KeyRows): boolean {
  let count = 0;
  for (const table of rows.values()) count += table.size;
  return count >= FEWEST_ROWS;
}

function nameOf({ metric, network }: MetricOnNetwork, key: Buffer): string {
  return `${network.chainId} ${metric.name} ${key.toString("latin1")}`;
}

function sizeOf(rows: KeyRows): number {
  let size = 0;
  for (const table of rows.values()) {
    if (table instanceof RowDigests) size += table.bytes;
    else for (const [identity, values] of table) size += identity.length + values.length;
  }
  return size;
}
