import { columnOf } from "../row/row-codec.ts";
import { type RowImage, VALUE } from "../row/row-image.ts";
import type { EntityType } from "../schema/entity-type.ts";
import type { IdKey } from "../schema/value.ts";
import { keyOfId } from "./entity-id.ts";

const HEX = "0123456789abcdef";
/** Behind the flags of a row and the state of its first column. */
const LENGTH_AT = 2;

/** Whether a row's id is the one that `key` stands for. */
export function hasIdOf(type: EntityType, row: RowImage, key: IdKey): boolean {
  if (type.idKind === "Bytes" && type.idColumn === 0) return hasBytes(row, key);
  const id = columnOf(type, row, type.idColumn);
  return id !== undefined && id !== null && keyOfId(id) === key;
}

/** The common case, without making anything: ids of up to 254 bytes in the first column. */
function hasBytes(row: RowImage, key: IdKey): boolean {
  const length = row.charCodeAt(LENGTH_AT);
  if (row.charCodeAt(LENGTH_AT - 1) !== VALUE || key.length !== 2 + length * 2) return false;
  for (let index = 0; index < length; index++) {
    const byte = row.charCodeAt(LENGTH_AT + 1 + index);
    if (key.charCodeAt(2 + index * 2) !== HEX.charCodeAt(byte >>> 4)) return false;
    if (key.charCodeAt(3 + index * 2) !== HEX.charCodeAt(byte & 15)) return false;
  }
  return true;
}
