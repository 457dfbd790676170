import type { Column, ScalarKind } from "../schema/entity-type.ts";

/** Kinds of graph-ts' store `Value`. */
export const STORE_KIND = {
  string: 0,
  int: 1,
  bigDecimal: 2,
  bool: 3,
  array: 4,
  null: 5,
  bytes: 6,
  bigInt: 7,
  int8: 8,
  timestamp: 9,
} as const;

export const STORE_KIND_NAMES = [
  "String",
  "Int",
  "BigDecimal",
  "Boolean",
  "List",
  "Null",
  "Bytes",
  "BigInt",
  "Int8",
  "Timestamp",
] as const;

const KINDS: Readonly<Record<ScalarKind, number>> = {
  String: STORE_KIND.string,
  Enum: STORE_KIND.string,
  Int: STORE_KIND.int,
  BigDecimal: STORE_KIND.bigDecimal,
  Boolean: STORE_KIND.bool,
  Bytes: STORE_KIND.bytes,
  BigInt: STORE_KIND.bigInt,
  Int8: STORE_KIND.int8,
  Timestamp: STORE_KIND.timestamp,
};

/** Store kind of a column's values, or of its elements when it is a list. */
export function elementKind(column: Column): number {
  return KINDS[column.kind];
}
