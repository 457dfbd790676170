import { basename, resolve } from "node:path";
import { AppError } from "@facevalue/core";

export interface PlannedWorld {
  readonly folder: string;
  /** Of the folder, and of the world in the results. */
  readonly name: string;
  /** Where its chain is served already; null where it is not. */
  readonly rpc: string | null;
}

/**
 * Worlds with the servers of their chains, in the same order.
 * @throws BAD_CONFIGURATION when there are servers for some worlds only, or two worlds have one name
 */
export function planWorlds(folders: readonly string[], rpcs: readonly string[]): PlannedWorld[] {
  if (rpcs.length > 0 && rpcs.length !== folders.length)
    throw new AppError(
      "BAD_CONFIGURATION",
      `--rpc is given ${rpcs.length} times for ${folders.length} worlds: give it once per world, in the same order.`,
    );
  const worlds = folders.map((folder, index) => ({
    folder,
    name: basename(resolve(folder)),
    rpc: rpcs[index] ?? null,
  }));
  for (const [name, same] of Map.groupBy(worlds, (world) => world.name))
    if (same.length > 1)
      throw new AppError(
        "BAD_CONFIGURATION",
        `${same.length} worlds are called ${name}: their exports and figures would be mixed, so rename a folder.`,
      );
  return worlds;
}
