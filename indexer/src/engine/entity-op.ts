import type { EntityView } from "../host/host-scope.ts";
import { fillRow, overlayAndClear, overlayRow } from "../row/row-codec.ts";
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
  /** While the handler runs that made the last set: the row by earlier handlers of the block, and what it set itself. */
  readonly layers?: { readonly earlier: RowImage; readonly own: RowImage } | undefined;
}

export const REMOVE: RemoveOp = { isRemoval: true };

/** `next` after `previous`, as one operation. The running handler's sets have numbers from `handlerVid` on. */
export function accumulate(
  type: EntityType,
  previous: EntityOp,
  { next, handlerVid }: { readonly next: EntityOp; readonly handlerVid: bigint },
): EntityOp {
  if (next.isRemoval || next.isOverwrite) return next;
  if (previous.isRemoval) return { ...next, isOverwrite: true };
  const { isOverwrite } = previous;
  const row = merge(type, previous.row, next.row);
  const layers =
    previous.vid < handlerVid
      ? { earlier: previous.row, own: next.row }
      : previous.layers && { ...previous.layers, own: merge(type, previous.layers.own, next.row) };
  return { isRemoval: false, row, isOverwrite, vid: next.vid, layers };
}

/** The entity that a mapping sees after `op` on `before`, a stored row. */
export function applyOp(
  type: EntityType,
  before: RowImage | null,
  { op, handlerVid }: { readonly op: EntityOp | undefined; readonly handlerVid: bigint },
): EntityView | null {
  if (op === undefined) return before === null ? null : { row: before, isPartial: false };
  if (op.isRemoval) return null;
  if (before !== null && !op.isOverwrite) return { row: merge(type, before, op.row), isPartial: false };
  // A handler does not see the fields that it cleared itself; as nulls they come to light once it has ended.
  const layers = op.vid >= handlerVid ? op.layers : undefined;
  const row = layers === undefined ? op.row : overlayAndClear(type, layers.earlier, layers.own);
  return { row, isPartial: true };
}

/** The stored row after `op` on the row before the block. */
export function resultRow(type: EntityType, before: RowImage | null, op: SetOp): RowImage {
  const row = before === null || op.isOverwrite ? op.row : merge(type, before, op.row);
  return isWhole(row) ? row : fillRow(type, row);
}

function merge(type: EntityType, base: RowImage, update: RowImage): RowImage {
  return isWhole(update) ? update : overlayRow(type, base, update);
}
