import { readFileSync, writeFileSync } from "node:fs";
import { AppError } from "@facevalue/core";
import { readWorldNetwork, type WorldNetwork } from "./world-network.ts";

/** Writes the indexer's network file for a world: its own where it brings one. @throws NOT_FOUND when nothing names its contracts */
export function writeNetworkFile(folder: string, path: string): WorldNetwork {
  const network = readWorldNetwork(folder);
  if (network === null)
    throw new AppError(
      "NOT_FOUND",
      `Nothing names the contracts of ${folder}: write a network file to chain/network.json there.`,
    );
  const { file, chainId, contracts } = network;
  if (file !== null) writeFileSync(path, readFileSync(file, "utf8").replace(/^\uFEFF/, ""));
  else writeFileSync(path, `${JSON.stringify({ network: "world", chainId, contracts }, null, 2)}\n`);
  return network;
}
