import type { EntityView } from "../host/host-scope.ts";
import { NonDeterministicError } from "../host/non-deterministic-error.ts";
import type { EntitySchema, EntityType } from "../schema/entity-type.ts";
import type { PartialRow } from "../schema/partial-row.ts";
import type { IdKey, Value } from "../schema/value.ts";
import { idOfKey, keyOfId } from "./entity-id.ts";

/** `row` with its id; NonDeterministicError when it has another one than the key. */
export function withId(type: EntityType, key: IdKey, row: PartialRow): PartialRow {
  const id = row[type.idColumn];
  if (id === undefined) return row.with(type.idColumn, idOfKey(type, key));
  if (id !== null && keyOfId(id) === key) return row;
  const given = id === null ? "null" : keyOfId(id);
  const message = `Value of ${type.name} attribute 'id' conflicts with ID passed to \`store.set()\`: ${given} != ${key}`;
  throw new NonDeterministicError(message);
}

/** Whether every required column has a value. */
export function isComplete(type: EntityType, row: PartialRow): boolean {
  return missingField(type, row) === undefined;
}

export function requireComplete(type: EntityType, key: IdKey, view: EntityView | null): void {
  const field = view === null ? undefined : missingField(type, view.row);
  if (field === undefined) return;
  const message = `Entity ${type.name}[${key}]: missing value for non-nullable field \`${field}\``;
  throw new NonDeterministicError(message);
}

function missingField(type: EntityType, row: PartialRow): string | undefined {
  const { columns } = type;
  for (let index = 0; index < columns.length; index++) {
    const value = row[index];
    if (value !== undefined && value !== null) continue;
    if (columns[index]?.isNullable === false) return columns[index]?.field;
  }
  return undefined;
}

/** NonDeterministicError when an enum column has a value that the enum lacks: Postgres would refuse it. */
export function checkEnums(schema: EntitySchema, type: EntityType, row: PartialRow): void {
  for (let index = 0; index < type.columns.length; index++) {
    const enumName = type.columns[index]?.enumName;
    if (enumName === null || enumName === undefined) continue;
    const value = row[index];
    if (value === undefined || value === null) continue;
    const values: readonly Value[] = Array.isArray(value) ? value : [value];
    const allowed = schema.enums.get(enumName) ?? [];
    const wrong = values.find((item) => typeof item !== "string" || !allowed.includes(item));
    if (wrong === undefined) continue;
    const message = `Entity ${type.name}: \`${String(wrong as string)}\` is no value of the enum ${enumName}`;
    throw new NonDeterministicError(message);
  }
}
