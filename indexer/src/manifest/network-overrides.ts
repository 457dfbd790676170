import { AppError, isAddress } from "@facevalue/core";
import type { ManifestDataSource } from "./manifest-shape.ts";
import type { NetworkOverrides } from "./subgraph-build.ts";

/** Address and start block of a data source after an override; SUBGRAPH_INVALID on a malformed address. */
export function applyOverride(
  { name, source }: ManifestDataSource,
  override: NetworkOverrides[string] = {},
): { address: string | null; startBlock: number } {
  const address = override.address ?? source.address ?? null;
  if (address !== null && !isAddress(address)) {
    throw new AppError(
      "SUBGRAPH_INVALID",
      `data source ${name} has the address "${address}", which is not one`,
    );
  }
  return {
    address: address === null ? null : address.toLowerCase(),
    startBlock: override.startBlock ?? source.startBlock ?? 0,
  };
}
