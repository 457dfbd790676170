import type { RegisteredSource } from "../storage/registered-source.ts";
import { type ConfiguredContract, withContracts } from "./configured-contracts.ts";
import { loadBuild } from "./load-build.ts";
import type { NetworkOverrides, SubgraphBuild } from "./subgraph-build.ts";
import { withSources } from "./with-sources.ts";

export interface BuildConfiguration {
  /** Output folder of `graph build`. */
  readonly subgraphFolder: string;
  /** Addresses and start blocks in place of the manifest's. */
  readonly overrides: NetworkOverrides;
  /** Contracts in place of the manifest's data sources. */
  readonly contracts?: readonly ConfiguredContract[] | undefined;
  /** Data sources in place of either. */
  readonly sources?: readonly RegisteredSource[] | undefined;
}

/** Loads a build with the data sources that are configured. @throws what `loadBuild` throws, SUBGRAPH_INVALID */
export async function loadConfiguredBuild(configuration: BuildConfiguration): Promise<SubgraphBuild> {
  const { subgraphFolder, overrides, contracts, sources } = configuration;
  const loaded = await loadBuild(subgraphFolder, overrides);
  const build = contracts === undefined ? loaded : withContracts(loaded, contracts);
  return sources === undefined ? build : withSources(build, sources);
}
