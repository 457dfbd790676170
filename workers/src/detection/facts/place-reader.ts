import type { CellSink } from "@facevalue/db";
import { type RawBuilder, sql } from "kysely";
import type { ByteDictionary } from "../../columns/byte-dictionary.ts";
import { NumberColumn } from "../../columns/number-column.ts";
import { intoIntegers, intoNumbers, intoPositions } from "./cell-sinks.ts";
import { NONE } from "./detection-facts.ts";

/** Bytes of an id that is a transaction hash and a log index. */
const LOG_ID_BYTES = 36;

export interface ReadScope {
  readonly schema: string;
  /** Nothing after this block counts; null for all that is stored. */
  readonly asOf: number | null;
  /** Nothing up to this block is read of tables that only get rows of new blocks; they are read whole unless given. */
  readonly after?: number;
  /** Only these rows of all that is stored, whatever their blocks. */
  readonly only?: RowConditions;
}

/** Which rows of each table count, as conditions on its columns. */
export type RowConditions = Readonly<Record<ConditionedTable, RawBuilder<unknown>>>;
export type ConditionedTable =
  | "transaction"
  | "sale"
  /** The sales whose fees are read, as `resale`. */
  | "resale"
  | "transfer"
  | "listing"
  | "status"
  | "event"
  | "tier"
  | "change"
  | "funding";

/** Reads where each row of an immutable table stands. */
export class PlaceReader {
  readonly block = NumberColumn.integers();
  readonly time = NumberColumn.decimals();
  readonly transaction = NumberColumn.integers();
  readonly logIndex = NumberColumn.integers();
  readonly position = NumberColumn.integers();

  /** Columns of the query that `sinks` takes. */
  static readonly columns = sql`
    substr(id, ${sql.lit(LOG_ID_BYTES + 1)}) as id, block$, "timestamp"::bigint as "time", "transaction", log_index`;

  sinks(hashes: ByteDictionary): Record<string, CellSink> {
    return {
      id: intoPositions(this.position),
      block$: intoIntegers(this.block),
      time: intoIntegers(this.time),
      transaction: intoNumbers(hashes, this.transaction),
      log_index: intoIntegers(this.logIndex),
    };
  }

  /** Who likely sent the transaction of the row that is being read; NONE where that is not known. */
  senderAmong(senders: Int32Array): number {
    return senders[this.transaction.last] ?? NONE;
  }

  /**
   * The rows in the order of the chain, whatever order the table has them in; null when they are read in that order. Rows of one log go by their
   * position in it.
   */
  order(): Int32Array | null {
    const { block, logIndex, position } = this;
    const compare = (first: number, second: number) =>
      block.at(first) - block.at(second) ||
      logIndex.at(first) - logIndex.at(second) ||
      position.at(first) - position.at(second) ||
      first - second;
    return orderBy(block.count, compare);
  }

  take(order: Int32Array | null) {
    return {
      count: this.block.count,
      block: inOrder(this.block.take(), order),
      time: inOrder(this.time.take(), order),
      transaction: inOrder(this.transaction.take(), order),
      logIndex: inOrder(this.logIndex.take(), order),
    };
  }
}

/** The numbers below `count` as `compare` orders them; null when that is how they stand. */
export function orderBy(
  count: number,
  compare: (first: number, second: number) => number,
): Int32Array | null {
  let isOrdered = true;
  for (let row = 1; row < count && isOrdered; row += 1) isOrdered = compare(row - 1, row) <= 0;
  if (isOrdered) return null;
  return Int32Array.from({ length: count }, (_, row) => row).sort(compare);
}

/** Row i of the result is row `order[i]`. */
export function inOrder<Values extends Int32Array | Float64Array | Uint8Array>(
  values: Values,
  order: Int32Array | null,
): Values {
  if (order === null) return values;
  const ordered = new (values.constructor as new (length: number) => Values)(order.length);
  for (let row = 0; row < order.length; row += 1) ordered[row] = values[order[row] as number] as number;
  return ordered;
}

/** Whether a row of an immutable table counts. */
export function untilBlock({ asOf, after, only }: ReadScope, table: ConditionedTable): RawBuilder<unknown> {
  if (only !== undefined) return only[table];
  if (after !== undefined) return sql`block$ > ${sql.lit(after)}`;
  return asOf === null ? sql`true` : sql`block$ <= ${sql.lit(asOf)}`;
}

/** Whether a version of a mutable row is the one that counts. */
export function versionAt({ asOf, only }: ReadScope, table: ConditionedTable): RawBuilder<unknown> {
  if (only !== undefined) return sql`upper_inf(block_range) and ${only[table]}`;
  return asOf === null ? sql`upper_inf(block_range)` : sql`block_range @> ${sql.lit(asOf)}::int`;
}
