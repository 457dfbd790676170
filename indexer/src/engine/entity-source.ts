import type { RowImage } from "../row/row-image.ts";
import type { Column, EntityType } from "../schema/entity-type.ts";
import type { EntityId, IdKey } from "../schema/value.ts";

/** Where the engine reads entities that it does not hold in memory: state after the last block handed over. */
export interface EntitySource {
  /** The current row, or null. Synchronous when it is known without asking the database. */
  get(type: EntityType, idKey: IdKey): RowImage | null | Promise<RowImage | null>;
  /** Every current row whose `column` holds `id` (or, for a list column, contains it). */
  findByReference(type: EntityType, column: Column, id: EntityId): Promise<readonly RowImage[]>;
}
