/** A decimal number digits·10^exponent, normalized as graph-node does it. */
export interface DecimalValue {
  readonly digits: bigint;
  readonly exponent: number;
}

/**
 * A stored value by column kind: String and Enum string, Bytes Uint8Array, Int number, Int8, BigInt and
 * Timestamp (microseconds) bigint, BigDecimal DecimalValue, Boolean boolean, lists arrays.
 */
export type Value = null | string | number | bigint | boolean | Uint8Array | DecimalValue | readonly Value[];

/** The values of one entity, at the positions of its type's columns. */
export type EntityRow = readonly Value[];

export type EntityId = string | bigint | Uint8Array;

/** Map key of an id: strings as they are, bytes as `0x` hex, Int8 in decimal. */
export type IdKey = string;
