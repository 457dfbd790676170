import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type FieldDefinitionNode, Kind, type ObjectTypeDefinitionNode, parse, type TypeNode } from "graphql";

const SUBGRAPH_SCHEMA = join(import.meta.dirname, "../../../subgraph/schema.graphql");

const SQL_TYPES: Readonly<Record<string, string>> = {
  BigInt: "numeric",
  Boolean: "boolean",
  Bytes: "bytea",
  Int: "int",
  String: "text",
};

/** Statements that make a network's tables out of the subgraph's schema, laid out as the indexer lays them out. */
export function chainDdl(schema: string): string[] {
  const { definitions } = parse(readFileSync(SUBGRAPH_SCHEMA, "utf8"));
  const enums = definitions.filter((node) => node.kind === Kind.ENUM_TYPE_DEFINITION);
  const enumNames = new Set(enums.map((node) => node.name.value));
  const entities = definitions.filter((node) => node.kind === Kind.OBJECT_TYPE_DEFINITION);
  return [
    `create schema ${schema}`,
    `create table ${schema}."cursor$" (
      block_number int, block_time timestamptz, head_block int, finalized_block int,
      earliest_block int not null default 0, state text not null default 'syncing',
      error_code text, error_message text, updated_at timestamptz not null default now())`,
    `alter table ${schema}."cursor$" add column health text not null default 'healthy'`,
    `insert into ${schema}."cursor$" default values`,
    `create table ${schema}."data_sources$" (
      vid bigint generated always as identity primary key,
      template text not null, address text not null, context text, block int not null)`,
    `create table ${schema}."subgraph_error$" (
      vid bigint generated always as identity primary key, block_range int4range not null, block_hash bytea not null,
      data_source text not null, handler text not null, transaction_hash bytea, message text not null,
      deterministic boolean not null, is_fatal boolean not null, created_at timestamptz not null default now())`,
    ...enums.map(({ name, values = [] }) => {
      const labels = values.map((value) => `'${value.name.value}'`);
      return `create type ${schema}.${snakeCase(name.value)} as enum (${labels.join(", ")})`;
    }),
    ...entities.map((entity) => tableDdl(schema, entity, enumNames)),
  ];
}

function tableDdl(schema: string, entity: ObjectTypeDefinitionNode, enums: ReadonlySet<string>): string {
  const versions = isMutable(entity)
    ? "block_range int4range not null default '[1,)'"
    : "block$ int not null default 1";
  const columns = (entity.fields ?? [])
    .filter(({ directives }) => !directives?.some(({ name }) => name.value === "derivedFrom"))
    .map((field) => columnDdl(schema, field, enums));
  const table = snakeCase(entity.name.value);
  return `create table ${schema}.${table} (vid bigint generated always as identity primary key, ${versions}, ${columns.join(", ")})`;
}

function columnDdl(schema: string, { name, type }: FieldDefinitionNode, enums: ReadonlySet<string>): string {
  const isNullable = type.kind !== Kind.NON_NULL_TYPE;
  const { typeName, isList } = innermost(type);
  // A reference holds the id of what it refers to, and every id of this schema is Bytes.
  const own = enums.has(typeName) ? `${schema}.${snakeCase(typeName)}` : (SQL_TYPES[typeName] ?? "bytea");
  return `"${snakeCase(name.value)}" ${own}${isList ? "[]" : ""}${isNullable ? "" : " not null"}`;
}

function innermost(type: TypeNode): { typeName: string; isList: boolean } {
  if (type.kind === Kind.NAMED_TYPE) return { typeName: type.name.value, isList: false };
  const inner = innermost(type.type);
  return type.kind === Kind.LIST_TYPE ? { ...inner, isList: true } : inner;
}

function isMutable({ directives }: ObjectTypeDefinitionNode): boolean {
  const entity = directives?.find(({ name }) => name.value === "entity");
  const immutable = entity?.arguments?.find(({ name }) => name.value === "immutable");
  return immutable?.value.kind !== Kind.BOOLEAN || !immutable.value.value;
}

function snakeCase(name: string): string {
  return name.replaceAll(/(?<=[a-z])[A-Z]/g, (letter) => `_${letter}`).toLowerCase();
}
