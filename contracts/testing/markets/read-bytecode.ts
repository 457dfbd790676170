import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Hex } from "viem";

/**
 * Creation code from a compiler's JSON file inside an installed package, for example "package/path/Contract.json".
 * @throws when the package is not installed or the file has no code
 */
export function readBytecode(file: string): Hex {
  const path = createRequire(import.meta.url).resolve(file);
  const { bytecode } = JSON.parse(readFileSync(path, "utf8")) as { bytecode?: Hex };
  if (!bytecode || bytecode === "0x") throw new Error(`${file} has no bytecode; name a deployable contract.`);
  return bytecode;
}
