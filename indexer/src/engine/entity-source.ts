import type { Column, EntityType } from "../schema/entity-type.ts";
import type { EntityId, EntityRow, IdKey } from "../schema/value.ts";

/** Where the engine reads entities that it does not hold in memory: state after the last block handed over. */
export interface EntitySource {
  /** The current row, or null. Synchronous when it is known without asking the database. */
  get(type: EntityType, id: EntityId, idKey: IdKey): EntityRow | null | Promise<EntityRow | null>;
  /** Every current row whose `column` holds `id` (or, for a list column, contains it). */
  findByReference(type: EntityType, column: Column, id: EntityId): Promise<readonly EntityRow[]>;
}
