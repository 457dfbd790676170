import type { RawBuilder } from "kysely";

export interface SortColumn {
  /** Of the list's table aliased t. Never null, so that every item has a place. */
  readonly expression: RawBuilder<unknown>;
  readonly type: "integer" | "numeric" | "text";
  /** The columns after it sort the items of any one network the same way without it. */
  readonly isForSeveralNetworks?: boolean;
}

/** What a list is sorted by. Chain and id decide between items that are equal otherwise. */
export interface ListOrder {
  /** Goes into cursors: a cursor of one order is no place in another. */
  readonly name: string;
  readonly direction: "ASC" | "DESC";
  readonly columns: readonly SortColumn[];
}
