import { AppError } from "@facevalue/core";
import { type DefinitionNode, type DocumentNode, Kind, type ObjectTypeDefinitionNode, parse } from "graphql";
import { checkSchemaFeatures } from "./check-schema-features.ts";
import { argumentValue, findDirective } from "./directive.ts";
import type { EntitySchema, EntityType } from "./entity-type.ts";
import { parseFields } from "./parse-fields.ts";
import { toSnakeCase } from "./snake-case.ts";
import { TypeNames } from "./type-names.ts";

/** Entity types of a subgraph's schema.graphql, in graph-node's table layout. SUBGRAPH_INVALID, SUBGRAPH_UNSUPPORTED. */
export function parseSchema(source: string): EntitySchema {
  const document = parseDocument(source);
  checkSchemaFeatures(document);
  const objects = document.definitions.filter(isEntity);
  if (objects.length === 0) throw new AppError("SUBGRAPH_INVALID", "schema.graphql defines no @entity type");
  const names = new TypeNames(document.definitions, objects);
  const types = new Map(objects.map((object) => [object.name.value, toEntityType(object, names)]));
  return { types, interfaces: names.interfaces, enums: names.enums };
}

function parseDocument(source: string): DocumentNode {
  try {
    return parse(source);
  } catch (error) {
    throw new AppError("SUBGRAPH_INVALID", `schema.graphql is not valid: ${(error as Error).message}`);
  }
}

function isEntity(definition: DefinitionNode): definition is ObjectTypeDefinitionNode {
  return definition.kind === Kind.OBJECT_TYPE_DEFINITION && findDirective(definition, "entity") !== undefined;
}

function toEntityType(object: ObjectTypeDefinitionNode, names: TypeNames): EntityType {
  const name = object.name.value;
  const entity = findDirective(object, "entity");
  const isTimeseries = argumentValue(entity, "timeseries") === true;
  const { columns, derived } = parseFields(object, names);
  return {
    name,
    table: toSnakeCase(name),
    isImmutable: isTimeseries || argumentValue(entity, "immutable") === true,
    isTimeseries,
    skipDuplicates: argumentValue(entity, "skipDuplicates") === true,
    idKind: names.idKind(name),
    columns,
    idColumn: columns.findIndex((column) => column.field === "id"),
    derived,
  };
}
