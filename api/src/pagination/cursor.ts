import { AppError } from "@facevalue/core";
import type { ListOrder, SortColumn } from "./list-order.ts";

const VERSION = 1;
const MAX_LENGTH = 2000;

/** Of Postgres' integer. Block numbers and log positions are not negative. */
const MAX_INTEGER = 2 ** 31 - 1;
const PATTERNS = { integer: /^\d{1,10}$/, numeric: /^-?\d{1,78}$/, text: /^[^\0]*$/ } as const;

/** A place in a list: the values of its order's columns, then what tells equal ones apart. */
export interface Place {
  readonly values: readonly string[];
  readonly chainId: string;
  /** The item's id within its network, hex without 0x. */
  readonly id: string;
}

/** Opaque text for `place` in a list of `order`. */
export function encodeCursor(order: ListOrder, place: Place): string {
  const parts = [VERSION, cursorName(order), ...place.values, place.chainId, place.id];
  return Buffer.from(JSON.stringify(parts)).toString("base64url");
}

/**
 * The place that `cursor` stands for.
 * @throws BAD_USER_INPUT when it is not a cursor, or one of another order
 */
export function decodeCursor(order: ListOrder, cursor: string): Place {
  const [version, name, ...rest] = parseParts(cursor);
  if (version !== VERSION) throw malformed();
  if (name !== cursorName(order)) {
    throw new AppError("BAD_USER_INPUT", "the cursor is of a list in another order: start without a cursor");
  }
  const values = rest.slice(0, -2);
  const [chainId, id] = rest.slice(-2);
  if (
    values.length !== order.columns.length ||
    !isMatch(chainId, /^\d{1,16}$/) ||
    !isMatch(id, /^([0-9a-f]{2}){1,128}$/)
  ) {
    throw malformed();
  }
  const checked = values.map((value, index) => checkValue(value, order.columns[index]));
  return { values: checked, chainId, id };
}

function cursorName(order: ListOrder): string {
  return `${order.name}.${order.direction}`;
}

function parseParts(cursor: string): unknown[] {
  if (cursor.length > MAX_LENGTH) throw malformed();
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
    return Array.isArray(parts) ? parts : [];
  } catch {
    throw malformed();
  }
}

function checkValue(value: unknown, column: SortColumn | undefined): string {
  if (!isMatch(value, PATTERNS[column?.type ?? "text"])) throw malformed();
  if (column?.type === "integer" && Number(value) > MAX_INTEGER) throw malformed();
  return value;
}

function isMatch(value: unknown, pattern: RegExp): value is string {
  return typeof value === "string" && pattern.test(value);
}

function malformed(): AppError {
  return new AppError("BAD_USER_INPUT", "not a cursor of this list: take it from pageInfo or an edge");
}
