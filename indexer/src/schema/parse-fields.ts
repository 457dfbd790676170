import { AppError } from "@facevalue/core";
import { type FieldDefinitionNode, Kind, type ObjectTypeDefinitionNode, type TypeNode } from "graphql";
import { argumentValue, findDirective } from "./directive.ts";
import type { Column, DerivedField, ScalarKind } from "./entity-type.ts";
import { toSnakeCase } from "./snake-case.ts";
import { innerName, type TypeNames } from "./type-names.ts";

/** Columns and derived fields of one entity, in schema order. */
export function parseFields(
  object: ObjectTypeDefinitionNode,
  names: TypeNames,
): { columns: Column[]; derived: DerivedField[] } {
  const columns: Column[] = [];
  const derived: DerivedField[] = [];
  for (const field of object.fields ?? []) {
    const origin = findDirective(field, "derivedFrom");
    if (origin === undefined) columns.push(toColumn(object.name.value, field, names));
    else derived.push(toDerived(object.name.value, field, argumentValue(origin, "field")));
  }
  return { columns, derived };
}

function toDerived(entity: string, field: FieldDefinitionNode, targetField: unknown): DerivedField {
  if (typeof targetField !== "string") throw invalid(entity, field, "needs @derivedFrom(field: …)");
  return {
    field: field.name.value,
    target: innerName(field.type),
    targetField,
    isList: isList(field.type),
  };
}

function toColumn(entity: string, field: FieldDefinitionNode, names: TypeNames): Column {
  const typeName = innerName(field.type);
  const element = listElement(field.type);
  if (element !== null && isList(element)) throw invalid(entity, field, "is a list of lists");
  const isEnum = names.enums.has(typeName);
  const isReference = names.hasEntity(typeName) || names.interfaces.has(typeName);
  const kind: ScalarKind | undefined = isEnum
    ? "Enum"
    : isReference
      ? names.idKind(typeName)
      : names.scalar(typeName);
  if (kind === undefined) throw invalid(entity, field, `has the unknown type ${typeName}`);
  return {
    field: field.name.value,
    name: toSnakeCase(field.name.value),
    kind,
    enumName: isEnum ? typeName : null,
    isList: element !== null,
    isNullable: field.type.kind !== Kind.NON_NULL_TYPE,
    reference: isReference ? typeName : null,
  };
}

function isList(type: TypeNode): boolean {
  return listElement(type) !== null;
}

function listElement(type: TypeNode): TypeNode | null {
  const bare = type.kind === Kind.NON_NULL_TYPE ? type.type : type;
  return bare.kind === Kind.LIST_TYPE ? bare.type : null;
}

function invalid(entity: string, field: FieldDefinitionNode, problem: string): AppError {
  return new AppError("SUBGRAPH_INVALID", `schema.graphql: ${entity}.${field.name.value} ${problem}`);
}
