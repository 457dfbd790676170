import { existsSync, readFileSync } from "node:fs";
import { AppError, describeError, isAddress } from "@facevalue/core";
import { z } from "zod";
import { type ContractsFile, parseContractsFile } from "./contracts-file.ts";
import { listProblems } from "./list-problems.ts";
import type { NetworkOverrides } from "./subgraph-build.ts";

/** - `networks`: graph-cli's format, by network and data source. - `contracts`: the contracts of one network. */
export type NetworkFile =
  | { readonly kind: "networks"; readonly networks: Readonly<Record<string, NetworkOverrides>> }
  | ({ readonly kind: "contracts" } & ContractsFile);

const SOURCE = z.strictObject({
  address: z.string().refine(isAddress, { error: "not an address" }).optional(),
  startBlock: z.number().int().min(0).optional(),
});
const NETWORKS = z.record(z.string(), z.record(z.string(), SOURCE));
const NETWORKS_FORM = '{"NETWORK": {"DATA SOURCE": {"address": "0x…", "startBlock": 0}}}';

/**
 * Reads a network file, whose shape tells which of the two formats it has.
 * @throws BAD_CONFIGURATION when it is missing or malformed, naming every mistake with its path
 */
export function readNetworkFile(file: string): NetworkFile {
  if (!existsSync(file)) throw badNetworkFile(file, "it does not exist; check --network-file");
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    throw badNetworkFile(file, `it is not valid JSON: ${describeError(error)}`);
  }
  try {
    if (listsContracts(json)) return { kind: "contracts", ...parseContractsFile(json) };
    return { kind: "networks", networks: parseNetworks(json) };
  } catch (error) {
    if (error instanceof AppError) throw badNetworkFile(file, error.message);
    throw error;
  }
}

/** The error for a network file that cannot be used. */
export function badNetworkFile(file: string, problem: string): AppError {
  return new AppError("BAD_CONFIGURATION", `The network file ${file} cannot be used: ${problem}.`);
}

/** In graph-cli's format every value is an object, also of a network that is called like one of these keys. */
function listsContracts(json: unknown): boolean {
  if (typeof json !== "object" || json === null) return false;
  const { contracts, chainId, network } = json as Record<string, unknown>;
  return Array.isArray(contracts) || typeof chainId === "number" || typeof network === "string";
}

function parseNetworks(json: unknown): Record<string, NetworkOverrides> {
  const parsed = NETWORKS.safeParse(json);
  if (parsed.success) return parsed.data;
  throw new AppError("BAD_CONFIGURATION", `${listProblems(parsed.error)}; its form is ${NETWORKS_FORM}`);
}
