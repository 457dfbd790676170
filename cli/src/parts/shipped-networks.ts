import { readdirSync } from "node:fs";
import { join } from "node:path";
import { AppError } from "@facevalue/core";
import { type ConfiguredNetwork, readNetwork } from "./read-network.ts";

const FOLDER = join(import.meta.dirname, "../../../subgraph/networks");
const HOW_TO =
  "name your contracts in a file and give it with --network-file (docs/ticket-contracts.md says how)";

/**
 * The network of the product's own network files that has this name.
 * @throws BAD_CONFIGURATION when none has
 */
export function shippedNetwork(name: string): ConfiguredNetwork {
  const names = listNames();
  if (names.includes(name)) return readNetwork(join(FOLDER, `${name}.json`), name);
  const message = `No contracts of a network "${name}" are known: use one of ${names.join(", ")}, or ${HOW_TO}.`;
  throw new AppError("BAD_CONFIGURATION", message);
}

/**
 * The network of the product's own network files that is on this chain.
 * @throws BAD_CONFIGURATION when none is
 */
export function shippedNetworkOfChain(chainId: number): ConfiguredNetwork {
  const networks = listNames().map(shippedNetwork);
  const found = networks.find(({ listed }) => listed?.chainId === chainId);
  if (found !== undefined) return found;
  throw new AppError("BAD_CONFIGURATION", `No contracts on chain ${chainId} are known: ${HOW_TO}.`);
}

function listNames(): string[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith(".json"))
    .map((file) => file.slice(0, -".json".length))
    .sort();
}
