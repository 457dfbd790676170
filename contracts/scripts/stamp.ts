import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { CONTRACTS_FOLDER, resolvePackageFile } from "./sources.ts";

export interface Stamp {
  /** SHA-256 over everything that the outputs depend on. */
  readonly inputs: string;
  /** Absolute paths of the files that the build wrote. */
  readonly outputs: readonly string[];
}

export const STAMP_PATH: string = join(CONTRACTS_FOLDER, "build/stamp.json");

/** Hash of the sources, of the hand-written ABIs, of the build scripts and of the versions of the compiler and of the library. */
export async function hashInputs(sources: Record<string, string>): Promise<string> {
  const hash = createHash("sha256");
  for (const [path, content] of Object.entries(sources)) hash.update(`${path}\0${content}\0`);
  for (const folder of [import.meta.dirname, join(CONTRACTS_FOLDER, "abis")]) {
    for (const name of (await readdir(folder)).sort()) {
      hash.update(`${name}\0${await readFile(join(folder, name), "utf8")}\0`);
    }
  }
  for (const name of ["solc", "@openzeppelin/contracts"]) {
    const manifest = JSON.parse(await readFile(resolvePackageFile(`${name}/package.json`), "utf8"));
    hash.update(`${name}@${manifest.version}\0`);
  }
  return hash.digest("hex");
}

/** Whether the last complete build had these inputs and all that it wrote is still there. */
export async function isUpToDate(inputs: string): Promise<boolean> {
  if (!existsSync(STAMP_PATH)) return false;
  const stamp: Stamp = JSON.parse(await readFile(STAMP_PATH, "utf8"));
  return stamp.inputs === inputs && stamp.outputs.every((path) => existsSync(path));
}
