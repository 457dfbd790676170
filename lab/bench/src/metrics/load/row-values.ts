import { AppError } from "@facevalue/core";
import type { CopyValue } from "@facevalue/db";
import type { EntityType } from "@facevalue/indexer";
import type { Row, RowValue } from "../world/row.ts";

/**
 * A row's values in the order of its type's columns.
 * @throws INTERNAL when it has a value for which there is no column
 */
export function valuesOf(type: EntityType, row: Row): CopyValue[] {
  const values: CopyValue[] = [];
  let known = 0;
  for (const { name, kind } of type.columns) {
    const value = row[name];
    if (value !== undefined) known += 1;
    values.push(kind === "BigInt" && typeof value === "number" ? BigInt(value) : toCopyValue(value));
  }
  if (known < countValues(row)) assertColumns(type, row);
  return values;
}

function countValues(row: Row): number {
  let count = 0;
  for (const name in row) if (row[name] !== undefined) count += 1;
  return count;
}

function toCopyValue(value: RowValue): CopyValue {
  return value === undefined ? null : value;
}

function assertColumns(type: EntityType, row: Row): void {
  const names = new Set(type.columns.map(({ name }) => name));
  const strange = Object.keys(row).filter((name) => !names.has(name));
  throw new AppError(
    "INTERNAL",
    `The made rows of ${type.table} do not fit the schema: no ${strange.join(", ")}`,
  );
}
