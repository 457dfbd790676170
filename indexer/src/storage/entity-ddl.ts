import pg from "pg";
import type { EntitySchema, EntityType } from "../schema/entity-type.ts";
import { enumTypeName, sqlType } from "./column-type.ts";
import { fulltextColumns, fulltextFunctionDdl } from "./fulltext-ddl.ts";
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
    ...fulltextFunctionDdl(schemaName, schema),
    ...types.flatMap((type, index) => tableDdl(schemaName, type, index)),
    ...rollupIndexDdl(schemaName, schema),
  ];
}

function enumDdl(schemaName: string, schema: EntitySchema): string[] {
  return [...schema.enums].map(([name, values]) => {
    const labels = values.toSorted().map((value) => pg.escapeLiteral(value));
    return `create type ${qualifiedName(schemaName, enumTypeName(name))} as enum (${labels.join(", ")})`;
  });
}

/** New numbers come at the end of their index, where nothing has to be squeezed in between. */
const FULL_PAGES = "with (fillfactor = 100)";

function tableDdl(schemaName: string, type: EntityType, index: number): string[] {
  const table = qualifiedName(schemaName, type.table);
  const own = type.columns.map(
    (column) =>
      `${pg.escapeIdentifier(column.name)} ${sqlType(schemaName, column)}${column.isNullable ? "" : " not null"}`,
  );
  own.push(...fulltextColumns(schemaName, type));
  if (type.isImmutable) {
    // Rollups number the rows of aggregations by themselves.
    const vid = type.isAggregation === true ? "bigserial" : "bigint";
    const columns = [`vid ${vid} primary key ${FULL_PAGES}`, "block$ int not null", ...own, "unique (id)"];
    return [`create table ${table} (${columns.join(", ")})`];
  }
  const columns = [`vid bigint primary key ${FULL_PAGES}`, "block_range int4range not null", ...own];
  const name = pg.escapeIdentifier(`current_${index}_${type.table}`.slice(0, 63));
  return [
    `create table ${table} (${columns.join(", ")})`,
    `create unique index ${name} on ${table} (id) where upper_inf(block_range)`,
  ];
}

/** What rollups read by: the time of a source's rows, and the group and time of the rows they go on from. */
function rollupIndexDdl(schemaName: string, { aggregations = [] }: EntitySchema): string[] {
  const sources = new Set(aggregations.map(({ source }) => source.table));
  const cumulative = aggregations.filter(({ aggregates }) =>
    aggregates.some(({ isCumulative }) => isCumulative),
  );
  const groups = cumulative.flatMap(({ dimensions, tables }) => {
    const columns = [...dimensions.map(({ name }) => pg.escapeIdentifier(name)), '"timestamp"'];
    return tables.map(
      ({ type }) => `create index on ${qualifiedName(schemaName, type.table)} (${columns.join(", ")})`,
    );
  });
  const times = [...sources].map(
    (table) => `create index on ${qualifiedName(schemaName, table)} ("timestamp")`,
  );
  return [...times, ...groups];
}
