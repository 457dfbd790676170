import type { RowImage } from "../row/row-image.ts";
import type { EntityType } from "../schema/entity-type.ts";
import type { IdKey } from "../schema/value.ts";

/** What a block did to one entity in the end. A null row removes it. */
export interface EntityChange {
  readonly type: EntityType;
  readonly idKey: IdKey;
  /** With a value or null in every column. */
  readonly row: RowImage | null;
  /** (block << 32) + sequence in write order, from 100. */
  readonly vid: bigint;
  /** Whether the entity existed before this block. */
  readonly existed: boolean;
}
