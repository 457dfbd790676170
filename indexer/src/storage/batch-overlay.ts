import { columnOf } from "../row/row-codec.ts";
import type { RowImage } from "../row/row-image.ts";
import type { Column, EntityType } from "../schema/entity-type.ts";
import type { EntityId, IdKey, Value } from "../schema/value.ts";
import { idKeyOf } from "./id-key.ts";
import type { PendingBatch } from "./pending-batch.ts";

/** The row that batches, newest first, give an entity; undefined when none of them touches it. */
export function findInBatches(
  batches: readonly PendingBatch[],
  type: EntityType,
  idKey: IdKey,
): RowImage | null | undefined {
  for (const batch of batches) {
    const row = batch.table(type)?.get(idKey);
    if (row !== undefined) return row;
  }
  return undefined;
}

/** Stored rows as they are after `batches`, newest first, of which those match that hold `id` in `column`. */
export function overlay(
  batches: readonly PendingBatch[],
  stored: readonly RowImage[],
  { type, column, id }: { readonly type: EntityType; readonly column: Column; readonly id: EntityId },
): RowImage[] {
  const touched = new Map<IdKey, RowImage | null>();
  for (const batch of batches.toReversed()) {
    for (const [idKey, row] of batch.table(type)?.current() ?? []) touched.set(idKey, row);
  }
  const position = type.columns.indexOf(column);
  const wanted = idKeyOf(id);
  const untouched = stored.filter(
    (row) => !touched.has(idKeyOf(columnOf(type, row, type.idColumn) as EntityId)),
  );
  const matching = [...touched.values()].filter(
    (row) => row !== null && holds(columnOf(type, row, position), wanted),
  );
  return [...untouched, ...(matching as RowImage[])];
}

function holds(value: Value | undefined, wanted: IdKey): boolean {
  if (Array.isArray(value)) return value.some((element) => holds(element, wanted));
  if (typeof value === "string" || typeof value === "bigint" || value instanceof Uint8Array) {
    return idKeyOf(value) === wanted;
  }
  return false;
}
