import pg from "pg";
import type { EntitySchema, EntityType } from "../schema/entity-type.ts";
import { enumTypeName, sqlType } from "./column-type.ts";
import { qualifiedName } from "./qualified-name.ts";

/**
 * Statements that make a schema's enum types and entity tables in graph-node's layout. Mutable entities have
 * one row per version with the blocks in which it was current; the index on the current version is unique, so
 * that two current versions cannot come to be. Other indexes come with `buildIndexes`.
 */
export function entityDdl(schemaName: string, schema: EntitySchema): string[] {
  const types = [...schema.types.values()];
  return [
    ...enumDdl(schemaName, schema),
    ...types.flatMap((type, index) => tableDdl(schemaName, type, index)),
  ];
}

function enumDdl(schemaName: string, schema: EntitySchema): string[] {
  return [...schema.enums].map(([name, values]) => {
    const labels = values.toSorted().map((value) => pg.escapeLiteral(value));
    return `create type ${qualifiedName(schemaName, enumTypeName(name))} as enum (${labels.join(", ")})`;
  });
}

function tableDdl(schemaName: string, type: EntityType, index: number): string[] {
  const table = qualifiedName(schemaName, type.table);
  const own = type.columns.map(
    (column) =>
      `${pg.escapeIdentifier(column.name)} ${sqlType(schemaName, column)}${column.isNullable ? "" : " not null"}`,
  );
  if (type.isImmutable) {
    const columns = ["vid bigint primary key", "block$ int not null", ...own, "unique (id)"];
    return [`create table ${table} (${columns.join(", ")})`];
  }
  const columns = ["vid bigint primary key", "block_range int4range not null", ...own];
  const name = pg.escapeIdentifier(`current_${index}_${type.table}`.slice(0, 63));
  return [
    `create table ${table} (${columns.join(", ")})`,
    `create unique index ${name} on ${table} (id) where upper_inf(block_range)`,
  ];
}
