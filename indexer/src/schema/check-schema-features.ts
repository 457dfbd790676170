import { AppError } from "@facevalue/core";
import { type DocumentNode, Kind } from "graphql";
import { findDirective } from "./directive.ts";

/** Refuses what the host cannot keep faithfully, naming the type. */
export function checkSchemaFeatures(document: DocumentNode): void {
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION) continue;
    const name = definition.name.value;
    if (findDirective(definition, "aggregation")) throw unsupported("aggregations", name);
    if (findDirective(definition, "fulltext")) throw unsupported("fulltext search", name);
  }
}

function unsupported(feature: string, type: string): AppError {
  return new AppError(
    "SUBGRAPH_UNSUPPORTED",
    `the subgraph uses ${feature} (type ${type} in schema.graphql), which this indexer does not run`,
  );
}
