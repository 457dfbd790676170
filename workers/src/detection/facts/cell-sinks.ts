import { type CellSink, decodeAmount } from "@facevalue/db";
import type { ByteDictionary } from "../../columns/byte-dictionary.ts";
import type { AmountColumn } from "./amount-column.ts";
import { NONE } from "./detection-facts.ts";
import { numberFinder } from "./number-finder.ts";

const NULL_LENGTH = -1;
/** Number of groups, weight of the first, sign and scale of a numeric. */
const NUMERIC_HEADER_BYTES = 8;
const MOST = BigInt(Number.MAX_SAFE_INTEGER);

interface Pushable {
  push(value: number): void;
}

/** bytea, as its number in the dictionary. */
export function intoNumbers(dictionary: ByteDictionary, column: Pushable, guess?: () => number): CellSink {
  const numberOf = numberFinder(dictionary, guess);
  return (bytes, at, length) => column.push(length === NULL_LENGTH ? NONE : numberOf(bytes, at, at + length));
}

/** int4 or int8. */
export function intoIntegers(column: Pushable): CellSink {
  return (bytes, at, length) => column.push(length === NULL_LENGTH ? NONE : readInteger(bytes, at, length));
}

/** A numeric count, held at 2^53 - 1. */
export function intoCounts(column: Pushable): CellSink {
  return (bytes, at, length) => column.push(length === NULL_LENGTH ? NONE : readCount(bytes, at));
}

/** A numeric amount. */
export function intoAmounts(column: AmountColumn): CellSink {
  return (bytes, at, length) => {
    if (length === NULL_LENGTH) column.push(null);
    else column.pushNumeric(bytes, at, length);
  };
}

/** bool as 0 or 1. */
export function intoFlags(column: Pushable): CellSink {
  return (bytes, at) => column.push(bytes[at] === 1 ? 1 : 0);
}

/** An enum's label as its position in the list, which names all that the query lets through. */
export function intoCodes(labels: readonly string[], column: Pushable): CellSink {
  return (bytes, at, length) => column.push(labels.indexOf(bytes.toString("latin1", at, at + length)));
}

/** The last four bytes of what an id has beyond a log's: where in its log the row stands. */
export function intoPositions(column: Pushable): CellSink {
  return (bytes, at, length) =>
    column.push(length >= 4 ? bytes.readUInt32BE(at + length - 4) & 0x7fffffff : 0);
}

export function toCount(amount: bigint): number {
  return Number(amount > MOST ? MOST : amount);
}

/** A numeric of one group of four digits without any big integer, as most counts are. */
function readCount(bytes: Buffer, at: number): number {
  const isShort =
    bytes.readInt16BE(at) === 1 && bytes.readInt16BE(at + 2) === 0 && bytes.readInt16BE(at + 4) === 0;
  return isShort ? bytes.readInt16BE(at + NUMERIC_HEADER_BYTES) : toCount(decodeAmount(bytes, at));
}

function readInteger(bytes: Buffer, at: number, length: number): number {
  return length === 4 ? bytes.readInt32BE(at) : bytes.readInt32BE(at) * 2 ** 32 + bytes.readUInt32BE(at + 4);
}
