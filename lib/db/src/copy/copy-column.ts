/** Postgres types that `copyBinary` writes. An enum's values are written as their labels. */
export type CopyType =
  | "int4"
  | "int8"
  | "numeric"
  | "text"
  | "bytea"
  | "bool"
  | "timestamptz"
  | "int4range"
  | "enum";

export interface CopyColumn {
  readonly name: string;
  readonly type: CopyType;
  /** The column is a one-dimensional array of `type`. */
  readonly isArray?: boolean;
}

/** The number digits·10^exponent. */
export interface CopyDecimal {
  readonly digits: bigint;
  readonly exponent: number;
}

/** From `lower` on, up to but without `upper`; null: without end. */
export interface CopyRange {
  readonly lower: number;
  readonly upper: number | null;
}

/**
 * A value by column type: int4 number, int8 bigint, numeric bigint or CopyDecimal, text and enum string, bytea
 * Uint8Array, bool boolean, timestamptz bigint (microseconds since 1970) or Date, int4range CopyRange, arrays arrays.
 */
export type CopyValue =
  | null
  | string
  | number
  | bigint
  | boolean
  | Uint8Array
  | Date
  | CopyDecimal
  | CopyRange
  | readonly CopyValue[];
