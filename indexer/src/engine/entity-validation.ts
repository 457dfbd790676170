import type { EntityView } from "../host/host-scope.ts";
import { NonDeterministicError } from "../host/non-deterministic-error.ts";
import { columnOf, decodePartialRow, encodeRow } from "../row/row-codec.ts";
import { isComplete, type RowImage } from "../row/row-image.ts";
import type { EntitySchema, EntityType } from "../schema/entity-type.ts";
import type { IdKey, Value } from "../schema/value.ts";
import { idOfKey, keyOfId } from "./entity-id.ts";
import { hasIdOf } from "./has-id-of.ts";

/** `row` with its id; NonDeterministicError when it has another one than the key. */
export function withId(type: EntityType, key: IdKey, row: RowImage): RowImage {
  if (hasIdOf(type, row, key)) return row;
  const values = decodePartialRow(type, row);
  const id = values[type.idColumn];
  if (id === undefined) return encodeRow(type, values.with(type.idColumn, idOfKey(type, key)));
  const given = id === null ? "null" : keyOfId(id);
  const message = `Value of ${type.name} attribute 'id' conflicts with ID passed to \`store.set()\`: ${given} != ${key}`;
  throw new NonDeterministicError(message);
}

export function requireComplete(type: EntityType, key: IdKey, view: EntityView | null): void {
  if (view === null || isComplete(view.row)) return;
  const values = decodePartialRow(type, view.row);
  const missing = type.columns.find(
    ({ isNullable }, index) => !isNullable && (values[index] ?? null) === null,
  );
  const message = `Entity ${type.name}[${key}]: missing value for non-nullable field \`${missing?.field}\``;
  throw new NonDeterministicError(message);
}

/** NonDeterministicError when an enum column has a value that the enum lacks: Postgres would refuse it. */
export function checkEnums(schema: EntitySchema, type: EntityType, row: RowImage): void {
  for (let index = 0; index < type.columns.length; index++) {
    const enumName = type.columns[index]?.enumName;
    if (enumName === null || enumName === undefined) continue;
    const value = columnOf(type, row, index);
    if (value === undefined || value === null) continue;
    const values: readonly Value[] = Array.isArray(value) ? value : [value];
    const allowed = schema.enums.get(enumName) ?? [];
    const wrong = values.find((item) => typeof item !== "string" || !allowed.includes(item));
    if (wrong === undefined) continue;
    const message = `Entity ${type.name}: \`${String(wrong as string)}\` is no value of the enum ${enumName}`;
    throw new NonDeterministicError(message);
  }
}
