import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const PRODUCT_BUILD = join(import.meta.dirname, "../../subgraph/build");

export interface AlteredBuild {
  readonly folder: string;
  /** Replaces every `from` in a text file; throws when there is none. */
  replace(file: string, from: string, to: string): void;
  /** Adds a custom section to a WASM file: it does the same, and is another file. */
  stampWasm(file: string): void;
}

/** A copy of the product's subgraph build at `folder`, to be spoilt. */
export function copyBuild(folder: string): AlteredBuild {
  cpSync(PRODUCT_BUILD, folder, { recursive: true });
  return {
    folder,
    replace(file, from, to) {
      const path = join(folder, file);
      const text = readFileSync(path, "utf8");
      if (!text.includes(from)) throw new Error(`${file} does not contain ${from}`);
      writeFileSync(path, text.replaceAll(from, to));
    },
    stampWasm(file) {
      const path = join(folder, file);
      const section = [0, 3, 1, "x".charCodeAt(0), 0];
      writeFileSync(path, Buffer.concat([readFileSync(path), Buffer.from(section)]));
    },
  };
}
