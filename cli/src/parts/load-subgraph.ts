import { join, resolve } from "node:path";
import { AppError, type Configuration } from "@facevalue/core";
import { loadBuild, type NetworkOverrides, type SubgraphBuild } from "@facevalue/indexer";
import { type ConfiguredNetwork, readNetwork } from "./read-network.ts";

const PRODUCT_SUBGRAPH = join(import.meta.dirname, "../../../subgraph");

export interface LoadedSubgraph {
  readonly build: SubgraphBuild;
  /** Where it was loaded from, and the addresses it was loaded with. */
  readonly folder: string;
  readonly overrides: NetworkOverrides;
  readonly networkName: string;
}

/**
 * Loads the configured subgraph build with the addresses of `given`, or else of the configured network.
 * @throws BAD_CONFIGURATION when a network does not name exactly the build's data sources
 */
export async function loadSubgraph(
  configuration: Configuration,
  given?: ConfiguredNetwork,
): Promise<LoadedSubgraph> {
  const network = given ?? configuredNetwork(configuration);
  const folder = resolve(configuration.subgraph ?? join(PRODUCT_SUBGRAPH, "build"));
  const overrides = network?.overrides ?? {};
  const build = await loadBuild(folder, overrides);
  if (network !== undefined) assertNamesMatch(network, build);
  return { build, folder, overrides, networkName: network?.name ?? build.network ?? "unnamed" };
}

function configuredNetwork({ network, networkFile, subgraph }: Configuration): ConfiguredNetwork | undefined {
  if (network === undefined && networkFile === undefined) return undefined;
  return readNetwork(resolve(networkFile ?? join(subgraph ?? PRODUCT_SUBGRAPH, "networks.json")), network);
}

function assertNamesMatch({ name, overrides }: ConfiguredNetwork, build: SubgraphBuild): void {
  const expected = build.dataSources.map((source) => source.name);
  const unknown = Object.keys(overrides).filter((given) => !expected.includes(given));
  const missing = expected.filter((source) => !Object.hasOwn(overrides, source));
  if (unknown.length === 0 && missing.length === 0) return;
  const problems = [
    ...unknown.map((source) => `"${source}" is no data source of the subgraph`),
    ...missing.map((source) => `"${source}" is missing`),
  ];
  const message = `The network ${name} does not fit the subgraph: ${problems.join(", ")}; it needs ${expected.join(", ")}.`;
  throw new AppError("BAD_CONFIGURATION", message);
}
