import { readFile } from "node:fs/promises";
import { isAbsolute, join, normalize } from "node:path";
import { AppError } from "@facevalue/core";

/** A folder that `graph build` wrote. */
export class BuildFolder {
  readonly #path: string;

  constructor(path: string) {
    this.#path = path;
  }

  /** A file of the build, by the manifest's relative path. SUBGRAPH_MISSING when it is not there. */
  async read(relativePath: string): Promise<Buffer> {
    const inside = normalize(relativePath);
    if (isAbsolute(inside) || inside.startsWith("..")) {
      throw new AppError(
        "SUBGRAPH_INVALID",
        `subgraph.yaml names ${relativePath}, which is outside of ${this.#path}`,
      );
    }
    try {
      return await readFile(join(this.#path, inside));
    } catch (error) {
      throw new AppError(
        "SUBGRAPH_MISSING",
        `no subgraph build at ${this.#path}: cannot read ${inside}; run "npm run subgraph:build" or "graph build" first`,
        { cause: error },
      );
    }
  }

  async readText(relativePath: string): Promise<string> {
    return (await this.read(relativePath)).toString("utf8");
  }
}
