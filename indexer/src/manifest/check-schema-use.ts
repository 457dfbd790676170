import { AppError } from "@facevalue/core";
import type { EntitySchema } from "../schema/entity-type.ts";
import { isSpecBefore } from "./check-features.ts";
import type { Manifest } from "./manifest-shape.ts";

/** Asserts that the manifest allows what the schema uses. @throws SUBGRAPH_INVALID */
export function checkSchemaUse(schema: EntitySchema, manifest: Manifest): void {
  const { specVersion, features } = manifest;
  const hasFulltext = [...schema.types.values()].some(({ fulltext = [] }) => fulltext.length > 0);
  if (hasFulltext && features?.includes("fullTextSearch") !== true)
    throw invalid("schema.graphql uses @fulltext: declare the feature fullTextSearch in subgraph.yaml");
  const hasAggregations = (schema.aggregations ?? []).length > 0;
  if (hasAggregations && isSpecBefore(specVersion, [1, 1, 0]))
    throw invalid(`schema.graphql uses @aggregation, which needs specVersion 1.1.0, not ${specVersion}`);
}

function invalid(message: string): AppError {
  return new AppError("SUBGRAPH_INVALID", message);
}
