import { AppError } from "@facevalue/core";
import { type ConstDirectiveNode, type ConstValueNode, Kind, type ObjectTypeDefinitionNode } from "graphql";
import { argumentNode, argumentValue } from "./directive.ts";
import type { EntityType, FulltextColumn } from "./entity-type.ts";
import { toSnakeCase } from "./snake-case.ts";

/** The type whose directives are about the whole schema. */
export const SCHEMA_TYPE = "_Schema_";

/** Postgres text search configurations by the language that `@fulltext` names. */
const CONFIGURATIONS: ReadonlyMap<string, string> = new Map([
  ["simple", "simple"],
  ["da", "danish"],
  ["nl", "dutch"],
  ["en", "english"],
  ["fi", "finnish"],
  ["fr", "french"],
  ["de", "german"],
  ["hu", "hungarian"],
  ["it", "italian"],
  ["no", "norwegian"],
  ["pt", "portuguese"],
  ["ro", "romanian"],
  ["ru", "russian"],
  ["es", "spanish"],
  ["sv", "swedish"],
  ["tr", "turkish"],
]);

/**
 * The fulltext columns of each entity, from the `@fulltext` directives of `_Schema_`.
 * @throws SUBGRAPH_INVALID
 */
export function parseFulltext(
  object: ObjectTypeDefinitionNode | undefined,
  types: ReadonlyMap<string, EntityType>,
): ReadonlyMap<string, readonly FulltextColumn[]> {
  const found = new Map<string, FulltextColumn[]>();
  const names = new Set<string>();
  for (const directive of object?.directives ?? []) {
    if (directive.name.value !== "fulltext") continue;
    const name = argumentValue(directive, "name");
    if (typeof name !== "string" || toSnakeCase(name) === "") throw invalid("a @fulltext needs a name");
    if (names.has(name) || types.has(name)) throw invalid(`the name of @fulltext ${name} is taken`);
    names.add(name);
    for (const [type, column] of parseDirective(directive, name, types))
      found.set(type.name, [...(found.get(type.name) ?? []), column]);
  }
  return found;
}

function parseDirective(
  directive: ConstDirectiveNode,
  field: string,
  types: ReadonlyMap<string, EntityType>,
): [EntityType, FulltextColumn][] {
  const configuration = CONFIGURATIONS.get(String(argumentValue(directive, "language")));
  if (configuration === undefined) throw invalid(`@fulltext ${field} needs a language, such as en or simple`);
  const algorithm = argumentValue(directive, "algorithm");
  if (algorithm !== "rank" && algorithm !== "proximityRank")
    throw invalid(`@fulltext ${field} needs the algorithm rank or proximityRank`);
  const include = argumentNode(directive, "include");
  const entities = include?.kind === Kind.LIST ? include.values : [];
  if (entities.length === 0) throw invalid(`@fulltext ${field} includes no entity`);
  return entities.map((entry) => {
    const type = types.get(textOf(member(entry, "entity")));
    if (type === undefined) throw invalid(`@fulltext ${field} includes what is no entity`);
    const name = toSnakeCase(field);
    if (type.columns.some((column) => column.name === name))
      throw invalid(`@fulltext ${field} has the name of a field of ${type.name}`);
    return [type, { field, name, configuration, algorithm, columns: includedColumns(entry, field, type) }];
  });
}

function includedColumns(entry: ConstValueNode, search: string, type: EntityType) {
  const fields = member(entry, "fields");
  const values = fields?.kind === Kind.LIST ? fields.values : [];
  if (values.length === 0) throw invalid(`@fulltext ${search} includes no field of ${type.name}`);
  return values.map((value) => {
    const name = textOf(member(value, "name"));
    const column = type.columns.find((candidate) => candidate.field === name);
    if (column?.kind === "String" && column.reference === null) return column;
    throw invalid(`@fulltext ${search} includes ${type.name}.${name}, which is no field of type String`);
  });
}

function member(value: ConstValueNode, name: string): ConstValueNode | undefined {
  if (value.kind !== Kind.OBJECT) return undefined;
  return value.fields.find((field) => field.name.value === name)?.value;
}

function textOf(value: ConstValueNode | undefined): string {
  return value?.kind === Kind.STRING || value?.kind === Kind.ENUM ? value.value : "";
}

function invalid(problem: string): AppError {
  return new AppError("SUBGRAPH_INVALID", `schema.graphql: ${problem}`);
}
