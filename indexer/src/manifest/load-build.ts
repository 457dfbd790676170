import { createHash } from "node:crypto";
import { AppError } from "@facevalue/core";
import { parse } from "yaml";
import { z } from "zod";
import { readContext } from "../engine/context-json.ts";
import { parseSchema } from "../schema/parse-schema.ts";
import { BuildFolder } from "./build-folder.ts";
import { checkKind, checkManifest } from "./check-features.ts";
import { requireAddress } from "./check-handlers.ts";
import { checkSchemaUse } from "./check-schema-use.ts";
import { MappingLoader } from "./load-mapping.ts";
import { type Manifest, type ManifestDataSource, manifestShape } from "./manifest-shape.ts";
import { applyOverride } from "./network-overrides.ts";
import type { BuildDataSource, BuildTemplate, NetworkOverrides, SubgraphBuild } from "./subgraph-build.ts";

/**
 * Reads a `graph build` output folder. SUBGRAPH_MISSING when it or a file is not there, SUBGRAPH_INVALID when something
 * does not fit together, SUBGRAPH_UNSUPPORTED (names the feature and the data source) for what the host does not run.
 */
export async function loadBuild(folder: string, overrides: NetworkOverrides = {}): Promise<SubgraphBuild> {
  const files = new BuildFolder(folder);
  const manifest = parseManifest(await files.readText("subgraph.yaml"));
  checkManifest(manifest);
  const schemaText = await files.readText(manifest.schema.file);
  const schema = parseSchema(schemaText);
  checkSchemaUse(schema, manifest);
  const loader = new MappingLoader(files, manifest.specVersion);
  const dataSources: BuildDataSource[] = [];
  for (const source of manifest.dataSources)
    dataSources.push(await loadDataSource(source, loader, overrides));
  const templates: BuildTemplate[] = [];
  for (const template of manifest.templates ?? []) templates.push(await loadTemplate(template, loader));
  const handlers = [...dataSources, ...templates].flatMap(({ mapping }) => mapping.eventHandlers);
  return {
    schema,
    network: singleNetwork(manifest),
    startBlock: Math.min(...dataSources.map((source) => source.startBlock)),
    needs: { receipts: handlers.some(({ needsReceipt }) => needsReceipt) },
    fingerprint: fingerprint(schemaText, loader.binaries),
    features: manifest.features ?? [],
    prune: manifest.indexerHints?.prune ?? "auto",
    dataSources,
    templates,
  };
}

function parseManifest(text: string): Manifest {
  try {
    return manifestShape.parse(parse(text));
  } catch (error) {
    const problem = error instanceof z.ZodError ? z.prettifyError(error) : (error as Error).message;
    throw new AppError("SUBGRAPH_INVALID", `subgraph.yaml is not valid: ${problem.replaceAll(/\s+/g, " ")}`);
  }
}

async function loadDataSource(
  manifestSource: ManifestDataSource,
  loader: MappingLoader,
  overrides: NetworkOverrides,
): Promise<BuildDataSource> {
  const { address, startBlock } = applyOverride(manifestSource, overrides[manifestSource.name]);
  const template = await loadTemplate(manifestSource, loader);
  requireAddress(template.name, address, template.mapping.blockHandlers.length > 0);
  return {
    ...template,
    address,
    startBlock,
    context: readContext(manifestSource.context ?? {}),
  };
}

async function loadTemplate(source: ManifestDataSource, loader: MappingLoader): Promise<BuildTemplate> {
  checkKind(source);
  const mapping = await loader.load(source);
  return { name: source.name, mapping, endBlock: source.source.endBlock ?? null };
}

function singleNetwork(manifest: Manifest): string | null {
  const networks = new Set(manifest.dataSources.map(({ network }) => network ?? null));
  const [network] = networks;
  if (networks.size > 1) {
    throw new AppError(
      "SUBGRAPH_INVALID",
      `subgraph.yaml has data sources on several networks: ${[...networks].join(", ")}`,
    );
  }
  return network ?? null;
}

function fingerprint(schemaText: string, binaries: ReadonlyMap<string, Uint8Array>): string {
  const hash = createHash("sha256").update(schemaText);
  for (const path of [...binaries.keys()].sort()) hash.update("\0").update(binaries.get(path) ?? "");
  return hash.digest("hex");
}
