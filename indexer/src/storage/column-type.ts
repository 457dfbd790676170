import type { CopyColumn, CopyType } from "@facevalue/db";
import type { Column, EntityType, ScalarKind } from "../schema/entity-type.ts";
import { toSnakeCase } from "../schema/snake-case.ts";
import { qualifiedName } from "./qualified-name.ts";

export const COPY_TYPES: Readonly<Record<ScalarKind, CopyType>> = {
  String: "text",
  Bytes: "bytea",
  Int: "int4",
  Int8: "int8",
  BigInt: "numeric",
  BigDecimal: "numeric",
  Boolean: "bool",
  Timestamp: "timestamptz",
  Enum: "enum",
};

/** Name of the Postgres type of a GraphQL enum. */
export function enumTypeName(enumName: string): string {
  return toSnakeCase(enumName);
}

/** SQL type of a column, in graph-node's mapping. */
export function sqlType(schemaName: string, column: Column): string {
  return column.isList ? `${elementSqlType(schemaName, column)}[]` : elementSqlType(schemaName, column);
}

/** SQL type of a column's values, or of their elements in a list. */
export function elementSqlType(schemaName: string, { kind, enumName }: Column): string {
  const type = COPY_TYPES[kind];
  return type === "enum" ? qualifiedName(schemaName, enumTypeName(enumName ?? "")) : type;
}

export function idCopyType(type: EntityType): "text" | "bytea" | "int8" {
  if (type.idKind === "Bytes") return "bytea";
  return type.idKind === "Int8" ? "int8" : "text";
}

/** Columns of a table in the order in which they are written: vid, block or range, then the entity's own. */
export function copyColumns(type: EntityType): CopyColumn[] {
  const block: CopyColumn = type.isImmutable
    ? { name: "block$", type: "int4" }
    : { name: "block_range", type: "int4range" };
  const own = type.columns.map(({ name, kind, isList }) => ({
    name,
    type: COPY_TYPES[kind],
    isArray: isList,
  }));
  return [{ name: "vid", type: "int8" }, block, ...own];
}
