import { DeterministicError } from "../deterministic-error.ts";
import { NonDeterministicError } from "../non-deterministic-error.ts";
import type { ImportTable } from "./import-table.ts";

const DEPRECATED = ["ipfs.cat", "ipfs.getBlock", "ipfs.map"] as const;
const REMOVED = ["arweave.transactionData", "box.profile"] as const;

/** Imports that exist for old mappings and fail when they are called, as in graph-node without experimental features. */
export function unavailableImports(): ImportTable {
  const deprecated = DEPRECATED.map((name) => [
    name,
    (): never => {
      throw new DeterministicError(
        `\`${name}\` is deprecated. Improved support for IPFS will be added in the future`,
      );
    },
  ]);
  const removed = REMOVED.map((name) => [
    name,
    (): never => {
      throw new DeterministicError(`\`${name}\` has been removed.`);
    },
  ]);
  return {
    plain: {
      ...Object.fromEntries([...deprecated, ...removed]),
      "ens.nameByHash"(): never {
        throw new NonDeterministicError("Missing ENS data: this indexer has no table of ENS names");
      },
    },
  };
}
