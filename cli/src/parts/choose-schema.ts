import { AppError, type Configuration, networkSchema } from "@facevalue/core";
import type { NetworkRole } from "@facevalue/indexer";

export interface ChosenSchema {
  readonly schemaName: string;
  readonly role: NetworkRole;
}

/**
 * The schema to index into, and whether it is the one that metrics and API read for the chain: the default one is, so is
 * the one of a command that serves. Another one with the product's subgraph is when the chain has none.
 * @throws BAD_CONFIGURATION for another chain's default schema
 */
export function chooseSchema(
  { schema, subgraph }: Pick<Configuration, "schema" | "subgraph">,
  { chainId, isServed }: { readonly chainId: number; readonly isServed: boolean },
): ChosenSchema {
  const own = networkSchema(chainId);
  const schemaName = schema ?? own;
  if (schemaName !== own && /^chain_\d+$/.test(schemaName)) {
    const message = `--schema ${schemaName} is for another chain: leave it out for ${own}, or give another name`;
    throw new AppError("BAD_CONFIGURATION", message);
  }
  if (schemaName === own || isServed) return { schemaName, role: "required" };
  return { schemaName, role: subgraph === undefined ? "preferred" : "declined" };
}
