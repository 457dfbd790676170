import { join, resolve } from "node:path";
import { AppError, type Configuration } from "@facevalue/core";
import {
  type ConfiguredContract,
  loadBuild,
  type NetworkOverrides,
  type SubgraphBuild,
  withContracts,
} from "@facevalue/indexer";
import type { RpcClient } from "@facevalue/rpc";
import { type ConfiguredNetwork, readNetwork } from "./read-network.ts";
import { shippedNetwork, shippedNetworkOfChain } from "./shipped-networks.ts";

const PRODUCT_SUBGRAPH = join(import.meta.dirname, "../../../subgraph");

export interface LoadedSubgraph {
  readonly build: SubgraphBuild;
  /** Where it was loaded from, and what stands in place of the manifest's addresses or data sources. */
  readonly folder: string;
  readonly overrides: NetworkOverrides;
  readonly contracts?: readonly ConfiguredContract[] | undefined;
  readonly networkName: string;
  /** Chain that the contracts are on, where the network file says it. */
  readonly chainId?: number | undefined;
}

/**
 * Loads the configured subgraph build with the addresses or contracts of `given`, or else of the configured network. The
 * product's subgraph without a configured network is loaded with the contracts that are known on the node's chain.
 * @throws BAD_CONFIGURATION when no contracts are known, or a network does not name exactly the build's data sources,
 *   SUBGRAPH_INVALID when the build has no template for a contract
 */
export async function loadSubgraph(
  configuration: Configuration,
  { rpc, given }: { readonly rpc: RpcClient; readonly given?: ConfiguredNetwork | undefined },
): Promise<LoadedSubgraph> {
  const network = given ?? (await configuredNetwork(configuration, rpc));
  const folder = resolve(configuration.subgraph ?? join(PRODUCT_SUBGRAPH, "build"));
  const overrides = network?.overrides ?? {};
  const loaded = await loadBuild(folder, overrides);
  const networkName = network?.name ?? loaded.network ?? "unnamed";
  const common = { folder, overrides, networkName };
  if (network?.listed === undefined) {
    if (network !== undefined) assertNamesMatch(network, loaded);
    return { ...common, build: loaded };
  }
  const { chainId, contracts } = network.listed;
  return { ...common, build: withContracts(loaded, contracts), contracts, chainId };
}

async function configuredNetwork(
  { network, networkFile, subgraph }: Configuration,
  rpc: RpcClient,
): Promise<ConfiguredNetwork | undefined> {
  if (networkFile !== undefined) return readNetwork(resolve(networkFile), network);
  if (subgraph === undefined) {
    return network === undefined ? shippedNetworkOfChain(await rpc.chainId()) : shippedNetwork(network);
  }
  return network === undefined ? undefined : readNetwork(resolve(subgraph, "networks.json"), network);
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
