import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { AppError, type Configuration, describeError } from "@facevalue/core";
import { loadBuild, type NetworkOverrides, type SubgraphBuild } from "@facevalue/indexer";

const PRODUCT_SUBGRAPH = join(import.meta.dirname, "../../../subgraph");

type NetworkFile = Record<string, NetworkOverrides>;

/** Loads the configured subgraph build with `network`'s addresses, or those of the configured network. */
export function loadSubgraph(
  configuration: Configuration,
  network?: NetworkOverrides,
): Promise<SubgraphBuild> {
  const folder = configuration.subgraph ?? join(PRODUCT_SUBGRAPH, "build");
  return loadBuild(resolve(folder), network ?? readOverrides(configuration));
}

function readOverrides({ network, networkFile, subgraph }: Configuration): NetworkOverrides | undefined {
  if (network === undefined && networkFile === undefined) return undefined;
  const file = resolve(networkFile ?? join(subgraph ?? PRODUCT_SUBGRAPH, "networks.json"));
  const networks = readNetworkFile(file);
  const names = Object.keys(networks);
  const name = network ?? (names.length === 1 ? names[0] : undefined);
  const entry = name === undefined ? undefined : networks[name];
  if (entry !== undefined) return entry;
  const wanted = name === undefined ? "Several networks are" : `No network "${name}" is`;
  throw new AppError(
    "BAD_CONFIGURATION",
    `${wanted} in ${file}: give one of ${names.join(", ")} with --network.`,
  );
}

function readNetworkFile(file: string): NetworkFile {
  if (!existsSync(file))
    throw new AppError("BAD_CONFIGURATION", `There is no network file ${file}: check --network-file.`);
  try {
    return JSON.parse(readFileSync(file, "utf8")) as NetworkFile;
  } catch (error) {
    throw new AppError(
      "BAD_CONFIGURATION",
      `The network file ${file} is not valid JSON: ${describeError(error)}`,
    );
  }
}
