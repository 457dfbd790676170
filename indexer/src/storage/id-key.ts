import { toHex } from "@facevalue/core";
import type { EntityId, IdKey } from "../schema/value.ts";

/** Map key of an id: strings as they are, bytes as `0x` hex, numbers in decimal. */
export function idKeyOf(id: EntityId): IdKey {
  if (typeof id === "string") return id;
  return typeof id === "bigint" ? id.toString() : toHex(id);
}
