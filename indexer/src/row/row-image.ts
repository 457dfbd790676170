/**
 * One entity's fields as a string of bytes (code units up to 255): small, compared with `===`, and copied between a
 * mapping's heap and a COPY stream without making a value of every field. Flags, then for every column of the type in
 * order a state and, for a value, its bytes:
 * - Int 4, Int8 and Timestamp 8 bytes, little-endian; Boolean 1
 * - Bytes: length, bytes; String and Enum: length, UTF-16 little-endian
 * - BigInt: length, minimal two's complement, little-endian
 * - BigDecimal: exponent (4 bytes), then digits as a BigInt
 * - lists: number of elements, then each with its state
 * Lengths take one byte up to 254, else 255 and four bytes.
 */
export type RowImage = string;

/** State of a column or list element. */
export const ABSENT = 0;
export const NULL = 1;
export const VALUE = 2;

/** Some column is absent: the mapping set nothing there. */
export const HAS_ABSENT = 1;
/** Some column that must have a value has none. */
export const IS_INCOMPLETE = 2;

/** Whether every column has a value or is null. */
export function isWhole(row: RowImage): boolean {
  return (row.charCodeAt(0) & HAS_ABSENT) === 0;
}

/** Whether every required column has a value. */
export function isComplete(row: RowImage): boolean {
  return (row.charCodeAt(0) & IS_INCOMPLETE) === 0;
}
