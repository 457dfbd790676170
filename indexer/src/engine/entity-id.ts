import { MappingError } from "../host/mapping-error.ts";
import type { EntityType } from "../schema/entity-type.ts";
import type { EntityId, IdKey, Value } from "../schema/value.ts";

const CANONICAL_HEX = /^0x(?:[0-9a-f]{2})*$/;
const HEX = /^(?:0x)?((?:[0-9a-fA-F]{2})*)$/;
const INTEGER = /^-?\d+$/;
const INT8_LIMIT = 2n ** 63n;

/** Map key of an id as a mapping passes it. MappingError when the type cannot have such an id. */
export function toIdKey(type: EntityType, text: string): IdKey {
  if (type.idKind === "String") return text;
  if (type.idKind === "Bytes") {
    if (CANONICAL_HEX.test(text)) return text;
    const digits = HEX.exec(text)?.[1];
    if (digits !== undefined) return `0x${digits.toLowerCase()}`;
  } else if (INTEGER.test(text)) {
    const value = BigInt(text);
    if (value >= -INT8_LIMIT && value < INT8_LIMIT) return value.toString();
  }
  throw new MappingError(
    `the id \`${text}\` is no ${type.idKind}, as ids of ${type.name} are`,
    false,
    undefined,
  );
}

/** The id that a map key stands for. */
export function idOfKey(type: EntityType, key: IdKey): EntityId {
  if (type.idKind === "String") return key;
  if (type.idKind === "Int8") return BigInt(key);
  const bytes = new Uint8Array((key.length - 2) >>> 1);
  toBuffer(bytes).write(key.slice(2), "hex");
  return bytes;
}

/** Map key of an id value; empty for a value that cannot be an id. */
export function keyOfId(id: Value | EntityId): IdKey {
  if (id instanceof Uint8Array) return `0x${toBuffer(id).toString("hex")}`;
  return typeof id === "string" || typeof id === "bigint" ? id.toString() : "";
}

function toBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** graph-node's order of ids: by bytes, or numbers by value. */
export function compareIdKeys(type: EntityType, left: IdKey, right: IdKey): number {
  if (type.idKind === "Int8") return BigInt(left) < BigInt(right) ? -1 : 1;
  if (type.idKind === "Bytes") return left < right ? -1 : 1;
  return Buffer.compare(Buffer.from(left), Buffer.from(right));
}
