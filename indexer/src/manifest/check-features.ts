import { AppError } from "@facevalue/core";
import type { Manifest, ManifestDataSource, ManifestMapping } from "./manifest-shape.ts";

const KNOWN_FEATURES = new Set(["nonFatalErrors", "declaredEthCalls", "immutableEntities", "bytesAsIds"]);
const LATEST_SPEC = [1, 5, 0] as const;
const API_VERSION = /^0\.0\.(\d+)$/;

/** Refuses what the host does not run faithfully. SUBGRAPH_UNSUPPORTED, naming the feature. */
export function checkManifest(manifest: Manifest): void {
  if (manifest.graft !== undefined && manifest.graft !== null) throw unsupported("grafting", "the manifest");
  for (const feature of manifest.features ?? []) {
    if (!KNOWN_FEATURES.has(feature)) throw unsupported(`the feature ${feature}`, "the manifest");
  }
  if (isNewer(manifest.specVersion)) throw unsupported(`specVersion ${manifest.specVersion}`, "the manifest");
}

function isNewer(version: string): boolean {
  const parts = version.split(".").map(Number);
  for (const [index, latest] of LATEST_SPEC.entries()) {
    const part = parts[index] ?? 0;
    if (part !== latest) return !(part < latest);
  }
  return false;
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
