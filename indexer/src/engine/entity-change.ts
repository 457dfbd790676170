import type { EntityType } from "../schema/entity-type.ts";
import type { EntityRow, IdKey } from "../schema/value.ts";

/** What a block did to one entity in the end. A null row removes it. */
export interface EntityChange {
  readonly type: EntityType;
  readonly idKey: IdKey;
  readonly row: EntityRow | null;
  /** The entity's id value, also when `row` is null. */
  readonly id: string | bigint | Uint8Array;
  /** (block << 32) + sequence in write order, from 100. */
  readonly vid: bigint;
  /** Whether the entity existed before this block. */
  readonly existed: boolean;
}
