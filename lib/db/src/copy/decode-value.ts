import { createTextReader } from "./repeated-text.ts";

/**
 * How a column is read: `id` bytea as a binary string (one character per byte: quick to compare and to group by),
 * `amount` numeric without decimals as bigint, `count` int4 or int8 as number, `text` text or enum, `flag` bool,
 * `decimal` numeric as a count of 10^-18. A trailing ? allows null.
 */
export type ColumnType = "id" | "amount" | "count" | "text" | "flag" | "decimal";
export type RowShape = Readonly<Record<string, ColumnType | `${ColumnType}?`>>;

interface DecodedTypes {
  id: string;
  amount: bigint;
  count: number;
  text: string;
  flag: boolean;
  decimal: bigint;
}

type DecodedValue<Type> = Type extends `${infer Base extends ColumnType}?`
  ? DecodedTypes[Base] | null
  : Type extends ColumnType
    ? DecodedTypes[Type]
    : never;

export type Decoded<Shape extends RowShape> = { readonly [Name in keyof Shape]: DecodedValue<Shape[Name]> };

type Decoder = (bytes: Buffer, at: number, length: number) => unknown;

const BASE: Readonly<Record<Exclude<ColumnType, "id" | "text">, Decoder>> = {
  flag: (bytes, at) => bytes[at] === 1,
  count: (bytes, at, length) => (length === 4 ? bytes.readInt32BE(at) : Number(bytes.readBigInt64BE(at))),
  amount: (bytes, at) => readNumeric(bytes, at, 0),
  decimal: (bytes, at) => readNumeric(bytes, at, DECIMAL_PLACES),
};

/** The decoder of one column of one result. */
export function createDecoder(column: ColumnType | `${ColumnType}?`): Decoder {
  const type = column.replace("?", "") as ColumnType;
  if (type === "id") return createTextReader("latin1");
  if (type === "text") return createTextReader("utf8");
  return BASE[type];
}

const DECIMAL_PLACES = 18;
const GROUP_DIGITS = 4;
const GROUP = 10_000;
const NEGATIVE = 0x4000;
/** Groups that a double adds up exactly. */
const SAFE_GROUPS = 3;
const HEADER_BYTES = 8;

/**
 * A numeric as a count of 10^-places. Base-10000 groups, the first one worth 10000^weight; a digit beyond the places
 * would be lost and throws.
 */
export function readNumeric(bytes: Buffer, at: number, places: number): bigint {
  const count = bytes.readInt16BE(at);
  if (count === 0 && bytes.readUInt16BE(at + 4) === 0) return 0n;
  const exponent = (bytes.readInt16BE(at + 2) - count + 1) * GROUP_DIGITS + places;
  const sign = bytes.readUInt16BE(at + 4);
  if (sign !== 0 && sign !== NEGATIVE) throw new RangeError("not a finite number");
  const digits = readGroups(bytes, at + HEADER_BYTES, count);
  const magnitude = scale(digits, exponent);
  return sign === NEGATIVE ? -magnitude : magnitude;
}

function readGroups(bytes: Buffer, at: number, count: number): bigint {
  let total = 0n;
  for (let index = 0; index < count; ) {
    const end = Math.min(count, index + SAFE_GROUPS);
    let part = 0;
    let unit = 1;
    for (; index < end; index += 1) {
      part = part * GROUP + bytes.readInt16BE(at + index * 2);
      unit *= GROUP;
    }
    total = total === 0n ? BigInt(part) : total * BigInt(unit) + BigInt(part);
  }
  return total;
}

/** Of the zeros that most prices end in. */
const POWERS = Array.from({ length: 40 }, (_, exponent) => 10n ** BigInt(exponent));

function scale(digits: bigint, exponent: number): bigint {
  if (exponent >= 0) return exponent === 0 ? digits : digits * (POWERS[exponent] ?? 10n ** BigInt(exponent));
  const divisor = 10n ** BigInt(-exponent);
  if (digits % divisor !== 0n) throw new RangeError("more decimal places than the column may have");
  return digits / divisor;
}
