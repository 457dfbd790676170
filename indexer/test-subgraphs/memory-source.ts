import type { BlockOutcome } from "../src/engine/engine.ts";
import { keyOfId } from "../src/engine/entity-id.ts";
import type { EntitySource } from "../src/engine/entity-source.ts";
import { columnOf, decodeRow } from "../src/row/row-codec.ts";
import type { RowImage } from "../src/row/row-image.ts";
import type { Column, EntityType } from "../src/schema/entity-type.ts";
import type { EntityId, IdKey, Value } from "../src/schema/value.ts";

/** An entity store in memory; `isSlow` answers every read with a promise, as a database does. */
export class MemorySource implements EntitySource {
  readonly rows = new Map<string, Map<IdKey, RowImage>>();
  readonly isSlow: boolean;
  reads = 0;

  constructor(isSlow: boolean) {
    this.isSlow = isSlow;
  }

  get(type: EntityType, key: IdKey): RowImage | null | Promise<RowImage | null> {
    this.reads++;
    const row = this.rows.get(type.name)?.get(key) ?? null;
    return this.isSlow ? new Promise((resolve) => setImmediate(resolve, row)) : row;
  }

  async findByReference(type: EntityType, column: Column, id: EntityId): Promise<readonly RowImage[]> {
    const index = type.columns.indexOf(column);
    const wanted = keyOfId(id);
    const holds = (value: Value | undefined) =>
      value !== undefined &&
      value !== null &&
      (Array.isArray(value) ? value : [value]).some((item) => keyOfId(item) === wanted);
    return [...(this.rows.get(type.name)?.values() ?? [])].filter((row) => holds(columnOf(type, row, index)));
  }

  apply(outcome: BlockOutcome): void {
    for (const { type, idKey, row } of outcome.changes) {
      const rows = this.rows.get(type.name) ?? new Map<IdKey, RowImage>();
      this.rows.set(type.name, rows);
      if (row === null) rows.delete(idKey);
      else rows.set(idKey, row);
    }
  }

  /** A row's fields by name. */
  read(type: EntityType, key: IdKey): Record<string, Value> | null {
    const row = this.rows.get(type.name)?.get(key);
    if (row === undefined) return null;
    const values = decodeRow(type, row);
    return Object.fromEntries(type.columns.map((column, index) => [column.field, values[index] ?? null]));
  }
}
