import type { EntityView } from "../host/host-scope.ts";
import { fillRow, overlayRow } from "../row/row-codec.ts";
import { isWhole, type RowImage } from "../row/row-image.ts";
import type { EntityType } from "../schema/entity-type.ts";

/**
 * What was done to an entity, relative to the state before. A set merges into that state unless it follows a removal;
 * then it replaces it.
 */
export type EntityOp = RemoveOp | SetOp;

export interface RemoveOp {
  readonly isRemoval: true;
}

export interface SetOp {
  readonly isRemoval: false;
  readonly row: RowImage;
  readonly isOverwrite: boolean;
  /** (block << 32) + sequence of the last set. */
  readonly vid: bigint;
}

export const REMOVE: RemoveOp = { isRemoval: true };

/** `next` after `previous`, as one operation. */
export function accumulate(type: EntityType, previous: EntityOp, next: EntityOp): EntityOp {
  if (next.isRemoval || next.isOverwrite) return next;
  if (previous.isRemoval) return { ...next, isOverwrite: true };
  const row = merge(type, previous.row, next.row);
  return { isRemoval: false, row, isOverwrite: previous.isOverwrite, vid: next.vid };
}

/** The entity that a mapping sees after `op` on `before`, a stored row. */
export function applyOp(
  type: EntityType,
  before: RowImage | null,
  op: EntityOp | undefined,
): EntityView | null {
  if (op === undefined) return before === null ? null : { row: before, isPartial: false };
  if (op.isRemoval) return null;
  if (op.isOverwrite || before === null) return { row: op.row, isPartial: true };
  return { row: merge(type, before, op.row), isPartial: false };
}

/** The stored row after `op` on the row before the block. */
export function resultRow(type: EntityType, before: RowImage | null, op: SetOp): RowImage {
  const row = before === null || op.isOverwrite ? op.row : merge(type, before, op.row);
  return isWhole(row) ? row : fillRow(type, row);
}

function merge(type: EntityType, base: RowImage, update: RowImage): RowImage {
  return isWhole(update) ? update : overlayRow(type, base, update);
}
