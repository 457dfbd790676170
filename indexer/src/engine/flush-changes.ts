import { MappingError } from "../host/mapping-error.ts";
import type { EntityType } from "../schema/entity-type.ts";
import type { EntityId, EntityRow, IdKey } from "../schema/value.ts";
import type { CurrentCache } from "./current-cache.ts";
import type { EntityChange } from "./entity-change.ts";
import { idOfKey } from "./entity-id.ts";
import { type EntityOp, resultRow } from "./entity-op.ts";
import { areRowsEqual } from "./value-equality.ts";

interface Touched {
  readonly type: EntityType;
  readonly key: IdKey;
  readonly op: EntityOp;
}

type ReadRow = (type: EntityType, key: IdKey) => EntityRow | null | Promise<EntityRow | null>;

/**
 * The block's changes from its operations. Mutable entities are compared with their state before the block; immutable
 * ones count as new unless they were read, so that appending facts never reads the database.
 */
export async function collectChanges(
  operations: Iterable<Touched>,
  readRow: ReadRow,
  current: CurrentCache,
): Promise<EntityChange[]> {
  const touched = [...operations];
  const reads = touched.map(({ type, key }) => rowBefore(type, key, { readRow, current }));
  const before = await settle(reads);
  const changes: EntityChange[] = [];
  touched.forEach((entity, index) => {
    const change = toChange(entity, before[index] ?? null);
    if (change === null) return;
    changes.push(change);
    const isKnown = !entity.type.isImmutable || current.get(entity.type, entity.key) !== undefined;
    if (isKnown) current.set(entity.type, entity.key, change.row);
  });
  return changes;
}

/** Waits only when something has to be waited for. */
async function settle(
  reads: readonly (EntityRow | null | Promise<EntityRow | null>)[],
): Promise<readonly (EntityRow | null)[]> {
  if (reads.every((row): row is EntityRow | null => !(row instanceof Promise))) return reads;
  return await Promise.all(reads.map(async (row) => await row));
}

function rowBefore(
  type: EntityType,
  key: IdKey,
  { readRow, current }: { readRow: ReadRow; current: CurrentCache },
): EntityRow | null | Promise<EntityRow | null> {
  if (!type.isImmutable || type.skipDuplicates) return readRow(type, key);
  return current.get(type, key) ?? null;
}

function toChange({ type, key, op }: Touched, before: EntityRow | null): EntityChange | null {
  const existed = before !== null;
  if (op.isRemoval && !existed) return null;
  const row = op.isRemoval ? null : resultRow(before, op);
  if (before !== null && row !== null && areRowsEqual(before, row)) return null;
  if (type.isImmutable && existed) {
    if (type.skipDuplicates) return null;
    throw new MappingError(
      `${type.name}[${key}] is immutable and was already stored in an earlier block`,
      false,
      undefined,
    );
  }
  const vid = op.isRemoval ? 0n : op.vid;
  const id = (row?.[type.idColumn] as EntityId | undefined) ?? idOfKey(type, key);
  return { type, idKey: key, id, row, vid, existed };
}
