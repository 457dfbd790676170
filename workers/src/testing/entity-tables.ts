import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type FieldDefinitionNode, Kind, type ObjectTypeDefinitionNode, parse, type TypeNode } from "graphql";

const SCHEMA = join(import.meta.dirname, "..", "..", "..", "subgraph", "schema.graphql");

/** An entity's table in graph-node's layout, with those columns that a query may name. */
export interface EntityTable {
  readonly name: string;
  readonly isImmutable: boolean;
  readonly columns: readonly EntityColumn[];
}

export interface EntityColumn {
  readonly name: string;
  /** As Postgres names it. */
  readonly type: string;
  readonly isNullable: boolean;
}

const SCALARS: Readonly<Record<string, string>> = {
  Bytes: "bytea",
  BigInt: "numeric",
  Int: "int",
  Boolean: "boolean",
  String: "text",
};

const { definitions } = parse(readFileSync(SCHEMA, "utf8"));
/** Labels of every enum type by its name. */
export const ENUM_LABELS: ReadonlyMap<string, readonly string[]> = new Map(
  definitions
    .filter((definition) => definition.kind === Kind.ENUM_TYPE_DEFINITION)
    .map(({ name, values }) => [
      snakeCase(name.value),
      (values ?? []).map((value) => value.name.value).toSorted(),
    ]),
);

/** Every entity table that the product's subgraph makes. */
export const ENTITY_TABLES: readonly EntityTable[] = definitions
  .filter((definition) => definition.kind === Kind.OBJECT_TYPE_DEFINITION)
  .map(tableOf);

/** Statements that make the types and tables in the search path, with the indexes that metrics rely on. */
export function entityTablesStatement(): string {
  const types = [...ENUM_LABELS].map(
    ([name, values]) => `create type ${name} as enum (${values.map((value) => `'${value}'`).join(", ")})`,
  );
  return [...types, ...ENTITY_TABLES.flatMap(statementsOf)].join(";\n");
}

function tableOf(node: ObjectTypeDefinitionNode): EntityTable {
  const isStored = ({ directives }: FieldDefinitionNode) =>
    !directives?.some(({ name }) => name.value === "derivedFrom");
  const isImmutable = node.directives?.some(({ arguments: given }) =>
    given?.some(
      ({ name, value }) => name.value === "immutable" && value.kind === Kind.BOOLEAN && value.value,
    ),
  );
  const columns = (node.fields ?? []).filter(isStored).map(({ name, type }) => ({
    name: snakeCase(name.value),
    type: columnType(type),
    isNullable: type.kind !== Kind.NON_NULL_TYPE,
  }));
  return { name: snakeCase(node.name.value), isImmutable: isImmutable === true, columns };
}

function statementsOf({ name, isImmutable, columns }: EntityTable): string[] {
  const lines = columns.map(
    (column) => `"${column.name}" ${column.type}${column.isNullable ? "" : " not null"}`,
  );
  const version = isImmutable ? "block$ int not null" : "block_range int4range not null";
  const table = `create table "${name}" (vid bigint primary key, ${version}, ${lines.join(", ")})`;
  const isEventKeyed = columns.some((column) => column.name === "event");
  const place = isImmutable ? "block$" : "lower(block_range)";
  const current = isImmutable ? "" : " where upper_inf(block_range)";
  return [
    table,
    `create unique index on "${name}" (id)${current}`,
    `create index on "${name}" (${place})`,
    ...(isEventKeyed ? [`create index on "${name}" (event)${current}`] : []),
  ];
}

function columnType(type: TypeNode): string {
  if (type.kind === Kind.NON_NULL_TYPE) return columnType(type.type);
  if (type.kind === Kind.LIST_TYPE) return `${columnType(type.type)}[]`;
  const name = type.name.value;
  const scalar = SCALARS[name];
  if (scalar !== undefined) return scalar;
  return ENUM_LABELS.has(snakeCase(name)) ? snakeCase(name) : "bytea";
}

function snakeCase(name: string): string {
  return name.replace(/(?<=[a-z0-9])[A-Z]/g, (letter) => `_${letter}`).toLowerCase();
}
