import { AppError } from "@facevalue/core";
import { contextToJson, parseContext } from "../engine/context-json.ts";
import type { RegisteredSource } from "../storage/registered-source.ts";
import type { BuildDataSource, BuildTemplate, SubgraphBuild } from "./subgraph-build.ts";

/** The build's data sources in the form in which a schema's are registered. */
export function toRegistered({ dataSources }: Pick<SubgraphBuild, "dataSources">): RegisteredSource[] {
  return dataSources.map(({ name, template = null, address, startBlock, endBlock, context }) => {
    return { name, template, address, startBlock, endBlock, context: contextToJson(context) };
  });
}

/**
 * The build with these data sources in place of its own.
 * @throws SUBGRAPH_INVALID when the build has no template or data source of that name
 */
export function withSources(build: SubgraphBuild, sources: readonly RegisteredSource[]): SubgraphBuild {
  const manifestSources = build.manifestSources ?? build.dataSources;
  const dataSources = sources.map((source) => toDataSource({ ...build, manifestSources }, source));
  const startBlock = Math.min(...dataSources.map((source) => source.startBlock));
  return { ...build, dataSources, startBlock, manifestSources };
}

interface Known {
  readonly templates: readonly BuildTemplate[];
  readonly manifestSources: readonly BuildDataSource[];
}

function toDataSource(build: Known, source: RegisteredSource): BuildDataSource {
  const { name, address, startBlock, endBlock = null, context } = source;
  const template = source.template ?? undefined;
  const candidates: readonly BuildTemplate[] =
    template === undefined ? build.manifestSources : build.templates;
  const found = candidates.find((candidate) => candidate.name === (template ?? name));
  if (found === undefined) {
    const message = `the subgraph has no ${template ?? name}, which the stored tables were made with`;
    throw new AppError("SUBGRAPH_INVALID", message);
  }
  const ownContext = "context" in found ? (found as BuildDataSource).context : [];
  const values = context === undefined ? ownContext : parseContext(context);
  return { ...found, name, template, address, startBlock, endBlock, context: values };
}
