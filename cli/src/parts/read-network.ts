import {
  badNetworkFile,
  type ConfiguredContract,
  type NetworkOverrides,
  readNetworkFile,
} from "@facevalue/indexer";

export interface ConfiguredNetwork {
  readonly name: string;
  /** Addresses and start blocks of the manifest's data sources. */
  readonly overrides: NetworkOverrides;
  /** Contracts to index in place of the manifest's data sources, on the chain with this id. */
  readonly listed?: { readonly chainId: number; readonly contracts: readonly ConfiguredContract[] };
}

/**
 * What a network file says of the network `name`, or of its only one when no name is given.
 * @throws BAD_CONFIGURATION when the file is missing or malformed, or is about other networks
 */
export function readNetwork(file: string, name: string | undefined): ConfiguredNetwork {
  const content = readNetworkFile(file);
  if (content.kind === "networks") return choose(file, content.networks, name);
  const { network, chainId, contracts } = content;
  if (name !== undefined && name !== network) {
    throw badNetworkFile(
      file,
      `it is for "${network}", not for "${name}": correct --network or leave it out`,
    );
  }
  return { name: network, overrides: {}, listed: { chainId, contracts } };
}

function choose(
  file: string,
  networks: Readonly<Record<string, NetworkOverrides>>,
  name: string | undefined,
) {
  const names = Object.keys(networks);
  const chosen = name ?? (names.length === 1 ? names[0] : undefined);
  const overrides = chosen === undefined ? undefined : networks[chosen];
  if (chosen !== undefined && overrides !== undefined) return { name: chosen, overrides };
  const problem = chosen === undefined ? `${names.length} networks are` : `no network "${chosen}" is`;
  throw badNetworkFile(file, `${problem} in it: give one of ${names.join(", ") || "(none)"} with --network`);
}
