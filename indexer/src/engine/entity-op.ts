import type { EntityView } from "../host/host-scope.ts";
import type { PartialRow } from "../schema/partial-row.ts";
import type { EntityRow } from "../schema/value.ts";

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
  readonly row: PartialRow;
  readonly isOverwrite: boolean;
  /** (block << 32) + sequence of the last set. */
  readonly vid: bigint;
}

export const REMOVE: RemoveOp = { isRemoval: true };

/** `next` after `previous`, as one operation. */
export function accumulate(previous: EntityOp | undefined, next: EntityOp): EntityOp {
  if (previous === undefined || next.isRemoval || next.isOverwrite) return next;
  if (previous.isRemoval) return { ...next, isOverwrite: true };
  return { ...next, row: overlay(previous.row, next.row), isOverwrite: previous.isOverwrite };
}

/** The entity that a mapping sees after `op` on `view`. */
export function applyOp(view: EntityView | null, op: EntityOp | undefined): EntityView | null {
  if (op === undefined) return view;
  if (op.isRemoval) return null;
  if (op.isOverwrite || view === null) return { row: op.row, isPartial: true };
  if (!view.isPartial) return { row: overlay(view.row, op.row), isPartial: false };
  const removed = op.row.map((value) => (value === null ? undefined : value));
  const cleared = view.row.map((value, index) => (op.row[index] === null ? undefined : value));
  return { row: overlay(cleared, removed), isPartial: true };
}

function overlay(base: PartialRow, update: PartialRow): PartialRow {
  const row = base.slice();
  for (let index = 0; index < row.length; index++) {
    const value = update[index];
    if (value !== undefined) row[index] = value;
  }
  return row;
}

/** A row to store: what is absent is null. */
export function wholeRow(row: PartialRow): EntityRow {
  return row.map((value) => value ?? null);
}

/** The stored row after `op` on the row before the block. */
export function resultRow(before: EntityRow | null, op: SetOp): EntityRow {
  return wholeRow(before === null || op.isOverwrite ? op.row : overlay(before, op.row));
}
