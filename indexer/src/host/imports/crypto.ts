import { keccak_256 } from "@noble/hashes/sha3.js";
import type { ModuleHost } from "../module-host.ts";
import type { ImportTable } from "./import-table.ts";

export function cryptoImports({ reader, writer }: ModuleHost): ImportTable {
  return { plain: { "crypto.keccak256": (input: number) => writer.bytes(keccak_256(reader.bytes(input))) } };
}
