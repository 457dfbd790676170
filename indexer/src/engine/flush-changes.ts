import { NonDeterministicError } from "../host/non-deterministic-error.ts";
import type { RowImage } from "../row/row-image.ts";
import type { EntityType } from "../schema/entity-type.ts";
import type { IdKey } from "../schema/value.ts";
import type { BlockOps } from "./block-ops.ts";
import type { CurrentCache } from "./current-cache.ts";
import type { EntityChange } from "./entity-change.ts";
import { type EntityOp, resultRow } from "./entity-op.ts";

interface Touched {
  readonly type: EntityType;
  readonly key: IdKey;
  readonly op: EntityOp;
  readonly before: RowImage | null | Promise<RowImage | null>;
}

type ReadRow = (type: EntityType, key: IdKey) => RowImage | null | Promise<RowImage | null>;

/**
 * The block's changes from its operations. Mutable entities are compared with their state before the block; immutable
 * ones count as new unless they were read, so that appending facts never reads the database.
 */
export async function collectChanges(
  operations: BlockOps,
  readRow: ReadRow,
  current: CurrentCache,
): Promise<EntityChange[]> {
  const touched: Touched[] = [];
  let mustWait = false;
  operations.forEach((type, key, op) => {
    const isLookedUp = !type.isImmutable || type.skipDuplicates;
    const before = isLookedUp ? readRow(type, key) : (current.get(type, key) ?? null);
    if (before instanceof Promise) mustWait = true;
    touched.push({ type, key, op, before });
  });
  const changes: EntityChange[] = [];
  const rows = mustWait ? await Promise.all(touched.map(async ({ before }) => await before)) : null;
  for (const [index, entity] of touched.entries()) {
    const before = rows === null ? (entity.before as RowImage | null) : (rows[index] ?? null);
    const change = toChange(entity, before);
    if (change === null) continue;
    changes.push(change);
    const { type, key } = entity;
    if (!type.isImmutable || current.get(type, key) !== undefined) current.set(type, key, change.row);
  }
  return changes;
}

function toChange({ type, key, op }: Touched, before: RowImage | null): EntityChange | null {
  const existed = before !== null;
  if (op.isRemoval && !existed) return null;
  const row = op.isRemoval ? null : resultRow(type, before, op);
  if (existed && row === before) return null;
  if (type.isImmutable && existed) {
    if (type.skipDuplicates) return null;
    throw new NonDeterministicError(
      `${type.name}[${key}] is immutable and was already stored in an earlier block`,
    );
  }
  return { type, idKey: key, row, vid: op.isRemoval ? 0n : op.vid, existed };
}
