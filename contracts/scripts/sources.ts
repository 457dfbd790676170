import { readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join, relative } from "node:path";

export const CONTRACTS_FOLDER: string = join(import.meta.dirname, "..");
/** A file that the build writes. */
export interface Artefact {
  /** Absolute. */
  readonly path: string;
  readonly content: string;
}

const SOURCE_FOLDERS = ["src", "simulation", "test/fixtures"];

/** Solidity sources by their path inside the workspace, for example "src/TicketMarket.sol". */
export async function readSources(): Promise<Record<string, string>> {
  const sources: Record<string, string> = {};
  for (const folder of SOURCE_FOLDERS) {
    const names = await readdir(join(CONTRACTS_FOLDER, folder));
    for (const name of names.filter((entry) => entry.endsWith(".sol")).sort()) {
      const path = join(CONTRACTS_FOLDER, folder, name);
      sources[relative(CONTRACTS_FOLDER, path).replaceAll("\\", "/")] = await readFile(path, "utf8");
    }
  }
  return sources;
}

/** Path of a file of an installed package, as Solidity imports name it ("@openzeppelin/contracts/…"). */
export function resolvePackageFile(specifier: string): string {
  return createRequire(import.meta.url).resolve(specifier);
}
