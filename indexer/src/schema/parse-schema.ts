import { AppError } from "@facevalue/core";
import { type DefinitionNode, type DocumentNode, Kind, type ObjectTypeDefinitionNode, parse } from "graphql";
import { argumentValue, findDirective } from "./directive.ts";
import type { EntitySchema, EntityType } from "./entity-type.ts";
import { assertTimestamp, parseAggregation } from "./parse-aggregation.ts";
import { parseFields } from "./parse-fields.ts";
import { parseFulltext, SCHEMA_TYPE } from "./parse-fulltext.ts";
import { toSnakeCase } from "./snake-case.ts";
import { TypeNames } from "./type-names.ts";

/** Entity types and aggregations of a subgraph's schema.graphql, in graph-node's table layout. SUBGRAPH_INVALID. */
export function parseSchema(source: string): EntitySchema {
  const objects = parseDocument(source);
  const entities = objects.nodes.filter((object) => findDirective(object, "entity") !== undefined);
  if (entities.length === 0) throw invalid("schema.graphql defines no @entity type");
  const names = new TypeNames(objects.document.definitions, entities);
  const types = new Map(entities.map((object) => [object.name.value, toEntityType(object, names)]));
  const fulltext = parseFulltext(
    objects.nodes.find(({ name }) => name.value === SCHEMA_TYPE),
    types,
  );
  for (const [name, columns] of fulltext)
    types.set(name, { ...(types.get(name) as EntityType), fulltext: columns });
  const aggregations = objects.nodes
    .filter((object) => findDirective(object, "aggregation") !== undefined)
    .map((object) => parseAggregation(object, names, types));
  for (const { type } of aggregations.flatMap(({ tables }) => tables)) types.set(type.name, type);
  assertDistinctTables(types);
  return { types, aggregations, interfaces: names.interfaces, enums: names.enums };
}

function parseDocument(source: string): { document: DocumentNode; nodes: ObjectTypeDefinitionNode[] } {
  try {
    const document = parse(source);
    return { document, nodes: document.definitions.filter(isObject) };
  } catch (error) {
    throw invalid(`schema.graphql is not valid: ${(error as Error).message}`);
  }
}

function isObject(definition: DefinitionNode): definition is ObjectTypeDefinitionNode {
  return definition.kind === Kind.OBJECT_TYPE_DEFINITION;
}

function toEntityType(object: ObjectTypeDefinitionNode, names: TypeNames): EntityType {
  const name = object.name.value;
  const entity = findDirective(object, "entity");
  const isTimeseries = argumentValue(entity, "timeseries") === true;
  const isImmutable = argumentValue(entity, "immutable") ?? isTimeseries;
  const { columns, derived } = parseFields(object, names);
  if (isTimeseries) assertTimestamp(name, columns);
  if (isTimeseries && isImmutable !== true)
    throw invalid(`schema.graphql: ${name} is a timeseries, so it cannot be mutable`);
  const skipDuplicates = argumentValue(entity, "skipDuplicates") === true;
  if (skipDuplicates && isImmutable !== true)
    throw invalid(`schema.graphql: ${name} has skipDuplicates, so it must be immutable`);
  return {
    name,
    table: toSnakeCase(name),
    isImmutable: isImmutable === true,
    isTimeseries,
    skipDuplicates,
    idKind: names.idKind(name),
    columns,
    idColumn: columns.findIndex((column) => column.field === "id"),
    derived,
  };
}

/** Different names can be one in snake case. */
function assertDistinctTables(types: ReadonlyMap<string, EntityType>): void {
  const byTable = new Map<string, string>();
  for (const { name, table } of types.values()) {
    const other = byTable.get(table);
    if (other !== undefined)
      throw invalid(`schema.graphql: ${other} and ${name} would have the same table ${table}`);
    byTable.set(table, name);
  }
}

function invalid(message: string): AppError {
  return new AppError("SUBGRAPH_INVALID", message);
}
