import { AppError } from "@facevalue/core";
import { type DefinitionNode, Kind, type ObjectTypeDefinitionNode, type TypeNode } from "graphql";
import type { EntityType, ScalarKind } from "./entity-type.ts";

const SCALARS: ReadonlyMap<string, ScalarKind> = new Map([
  ["ID", "String"],
  ["String", "String"],
  ["Bytes", "Bytes"],
  ["Int", "Int"],
  ["Int8", "Int8"],
  ["BigInt", "BigInt"],
  ["BigDecimal", "BigDecimal"],
  ["Boolean", "Boolean"],
  ["Timestamp", "Timestamp"],
]);

/** What every type name of a schema stands for. */
export class TypeNames {
  readonly enums = new Map<string, readonly string[]>();
  readonly interfaces = new Map<string, string[]>();
  readonly #idKinds = new Map<string, EntityType["idKind"]>();

  constructor(definitions: readonly DefinitionNode[], objects: readonly ObjectTypeDefinitionNode[]) {
    for (const definition of definitions) {
      const isEnum = definition.kind === Kind.ENUM_TYPE_DEFINITION;
      if (isEnum)
        this.enums.set(
          definition.name.value,
          (definition.values ?? []).map((value) => value.name.value),
        );
      if (definition.kind === Kind.INTERFACE_TYPE_DEFINITION) this.interfaces.set(definition.name.value, []);
    }
    for (const object of objects) {
      this.#idKinds.set(object.name.value, idKindOf(object));
      for (const { name } of object.interfaces ?? [])
        this.interfaces.get(name.value)?.push(object.name.value);
    }
  }

  scalar(name: string): ScalarKind | undefined {
    return SCALARS.get(name);
  }

  hasEntity(name: string): boolean {
    return this.#idKinds.has(name);
  }

  /** Id kind of an entity, or of the entities that implement an interface. SUBGRAPH_INVALID when they differ or there is none. */
  idKind(name: string): EntityType["idKind"] {
    const kinds = new Set((this.interfaces.get(name) ?? [name]).map((entity) => this.#idKinds.get(entity)));
    const [kind] = kinds;
    if (kinds.size === 1 && kind !== undefined) return kind;
    throw new AppError(
      "SUBGRAPH_INVALID",
      `schema.graphql: ${name} is no entity, or an interface whose entities have different kinds of id`,
    );
  }
}

function idKindOf(object: ObjectTypeDefinitionNode): EntityType["idKind"] {
  const field = object.fields?.find((candidate) => candidate.name.value === "id");
  const kind = field && SCALARS.get(innerName(field.type));
  if (kind === "String" || kind === "Bytes" || kind === "Int8") return kind;
  throw new AppError(
    "SUBGRAPH_INVALID",
    `schema.graphql: ${object.name.value} needs an id field of type ID!, String!, Bytes! or Int8!`,
  );
}

/** Name of a type without its list and non-null wrappers. */
export function innerName(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : innerName(type.type);
}
