import { AppError } from "@facevalue/core";
import type { Manifest, ManifestDataSource, ManifestMapping } from "./manifest-shape.ts";

const KNOWN_FEATURES = new Set([
  "nonFatalErrors",
  "fullTextSearch",
  "aggregations",
  "declaredEthCalls",
  "immutableEntities",
  "bytesAsIds",
]);
const LATEST_SPEC: SpecVersion = [1, 5, 0];
const API_VERSION = /^0\.0\.(\d+)$/;

/** Refuses what the host does not run faithfully. SUBGRAPH_UNSUPPORTED, naming the feature. */
export function checkManifest(manifest: Manifest): void {
  if (manifest.graft !== undefined && manifest.graft !== null) throw unsupported("grafting", "the manifest");
  for (const feature of manifest.features ?? []) {
    if (!KNOWN_FEATURES.has(feature)) throw unsupported(`the feature ${feature}`, "the manifest");
  }
  if (compareSpec(manifest.specVersion, LATEST_SPEC) > 0) {
    throw unsupported(`specVersion ${manifest.specVersion}`, "the manifest");
  }
}

type SpecVersion = readonly [major: number, minor: number, patch: number];

export function isSpecBefore(version: string, other: SpecVersion): boolean {
  return compareSpec(version, other) < 0;
}

/** Positive also for what is no version. */
function compareSpec(version: string, other: SpecVersion): number {
  const parts = version.split(".").map(Number);
  for (const [index, wanted] of other.entries()) {
    const part = parts[index] ?? 0;
    if (part !== wanted) return part < wanted ? -1 : 1;
  }
  return 0;
}

export function checkKind({ kind, name }: ManifestDataSource): void {
  if (kind === "ethereum/contract" || kind === "ethereum") return;
  throw unsupported(`the data source kind ${kind}`, `data source ${name}`);
}

export function checkMapping(mapping: ManifestMapping, name: string): void {
  const where = `data source ${name}`;
  if ((mapping.callHandlers ?? []).length > 0) throw unsupported("call handlers", where);
  for (const { filter } of mapping.blockHandlers ?? []) {
    const kind = filter?.kind ?? "once";
    if (kind !== "once" && kind !== "polling") throw unsupported(`the block handler filter ${kind}`, where);
  }
  if (mapping.language !== "wasm/assemblyscript") throw unsupported(`mappings in ${mapping.language}`, where);
  const minor = Number(API_VERSION.exec(mapping.apiVersion)?.[1] ?? Number.NaN);
  if (!(minor >= 5 && minor <= 9)) {
    throw unsupported(`apiVersion ${mapping.apiVersion} (0.0.5 to 0.0.9 are)`, where);
  }
}

export function unsupported(feature: string, where: string): AppError {
  return new AppError(
    "SUBGRAPH_UNSUPPORTED",
    `${where} of the subgraph uses ${feature}, which this indexer does not run`,
  );
}
