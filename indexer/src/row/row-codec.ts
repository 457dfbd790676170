import type { EntityType } from "../schema/entity-type.ts";
import type { PartialRow } from "../schema/partial-row.ts";
import type { EntityRow, Value } from "../schema/value.ts";
import { RowBuffer } from "./row-buffer.ts";
import { fieldsOf, type RowField, skipField } from "./row-fields.ts";
import { ABSENT, HAS_ABSENT, IS_INCOMPLETE, NULL, type RowImage, VALUE } from "./row-image.ts";
import { readFieldValue, writeFieldValue } from "./row-values.ts";

const buffer = new RowBuffer();
const other = new RowBuffer();

/** The image of values at their columns: undefined is absent. */
export function encodeRow(type: EntityType, values: PartialRow): RowImage {
  const fields = fieldsOf(type);
  startRow(buffer);
  for (let index = 0; index < fields.length; index++) {
    const value = values[index];
    const field = fields[index] as RowField;
    noteState(buffer, field, value === undefined ? ABSENT : value === null ? NULL : VALUE);
    if (value === undefined) buffer.byte(ABSENT);
    else writeFieldValue(buffer, field, value);
  }
  return buffer.take();
}

/** The values of an image at their columns: absent ones are undefined. */
export function decodePartialRow(type: EntityType, row: RowImage): (Value | undefined)[] {
  buffer.load(row);
  buffer.at = 1;
  return fieldsOf(type).map((field) => {
    const state = buffer.bytes[buffer.at++];
    if (state === VALUE) return readFieldValue(buffer, field);
    return state === NULL ? null : undefined;
  });
}

/** The values of an image; what is absent is null. */
export function decodeRow(type: EntityType, row: RowImage): EntityRow {
  return decodePartialRow(type, row).map((value) => value ?? null);
}

/** One column's value; absent ones are undefined. */
export function columnOf(type: EntityType, row: RowImage, column: number): Value | undefined {
  const fields = fieldsOf(type);
  buffer.load(row);
  buffer.at = 1;
  for (let index = 0; index < column; index++) skipField(buffer, fields[index] as RowField);
  const state = buffer.bytes[buffer.at++];
  if (state === VALUE) return readFieldValue(buffer, fields[column] as RowField);
  return state === NULL ? null : undefined;
}

/** `base` with what `update` says in its place. */
export function overlayRow(type: EntityType, base: RowImage, update: RowImage): RowImage {
  return combine(type, base, { update, absentState: ABSENT });
}

/** The same, and what `update` clears is absent from it. */
export function overlayAndClear(type: EntityType, base: RowImage, update: RowImage): RowImage {
  return combine(type, base, { update, absentState: ABSENT, clearedState: ABSENT });
}

/** A row to store: what is absent is null. */
export function fillRow(type: EntityType, row: RowImage): RowImage {
  return combine(type, row, { update: null, absentState: NULL });
}

interface Combination {
  readonly update: RowImage | null;
  /** What becomes of a column that is absent in both. */
  readonly absentState: number;
  /** What becomes of a column that the update clears; null unless given. */
  readonly clearedState?: number;
}

function combine(type: EntityType, base: RowImage, how: Combination): RowImage {
  const result = target;
  startRow(result);
  buffer.load(base);
  buffer.at = 1;
  if (how.update !== null) other.load(how.update);
  other.at = 1;
  for (const field of fieldsOf(type)) {
    const baseAt = buffer.at;
    const baseState = skipField(buffer, field);
    const updateAt = other.at;
    const updateState = how.update === null ? ABSENT : skipField(other, field);
    if (updateState === VALUE) {
      noteState(result, field, VALUE);
      result.copy(other.bytes, updateAt, other.at - updateAt);
    } else if (updateState === ABSENT && baseState === VALUE) {
      noteState(result, field, VALUE);
      result.copy(buffer.bytes, baseAt, buffer.at - baseAt);
    } else {
      const kept = baseState === NULL ? NULL : how.absentState;
      const state = updateState === NULL ? (how.clearedState ?? NULL) : kept;
      noteState(result, field, state);
      result.byte(state);
    }
  }
  return result.take();
}

const target = new RowBuffer();

/** Starts a row with no flag set. */
export function startRow(row: RowBuffer): void {
  row.at = 1;
  row.bytes[0] = 0;
}

/** Sets the flags that a field in `state` means. */
export function noteState(row: RowBuffer, { isRequired }: RowField, state: number): void {
  if (state === VALUE) return;
  let flags = row.bytes[0] as number;
  if (state === ABSENT) flags |= HAS_ABSENT;
  if (isRequired) flags |= IS_INCOMPLETE;
  row.bytes[0] = flags;
}
