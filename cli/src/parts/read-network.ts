import { existsSync, readFileSync } from "node:fs";
import { AppError, describeError, isAddress } from "@facevalue/core";
import type { NetworkOverrides } from "@facevalue/indexer";
import { z } from "zod";

const SOURCE = z.strictObject({
  address: z.string().refine(isAddress, { error: "not an address" }).optional(),
  startBlock: z.number().int().min(0).optional(),
});
const NETWORKS = z.record(z.string(), z.record(z.string(), SOURCE));

export interface ConfiguredNetwork {
  readonly name: string;
  readonly overrides: NetworkOverrides;
}

/**
 * The entry `name` of a network file in graph-cli's format, or its only one when no name is given.
 * @throws BAD_CONFIGURATION when the file is missing or malformed, or has no such entry
 */
export function readNetwork(file: string, name: string | undefined): ConfiguredNetwork {
  const networks = readFile(file);
  const names = Object.keys(networks);
  const chosen = name ?? (names.length === 1 ? names[0] : undefined);
  const overrides = chosen === undefined ? undefined : networks[chosen];
  if (chosen !== undefined && overrides !== undefined) return { name: chosen, overrides };
  const problem = chosen === undefined ? `${names.length} networks are` : `no network "${chosen}" is`;
  throw bad(file, `${problem} in it: give one of ${names.join(", ") || "(none)"} with --network`);
}

function readFile(file: string): z.output<typeof NETWORKS> {
  if (!existsSync(file)) throw bad(file, "it does not exist; check --network-file");
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    throw bad(file, `it is not valid JSON: ${describeError(error)}`);
  }
  const parsed = NETWORKS.safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const format = '{"NETWORK": {"DATA SOURCE": {"address": "0x…", "startBlock": 0}}}';
  throw bad(file, `${issue?.path.join(".") || "its top level"}: ${issue?.message}; its form is ${format}`);
}

function bad(file: string, problem: string): AppError {
  return new AppError("BAD_CONFIGURATION", `The network file ${file} cannot be used: ${problem}.`);
}
