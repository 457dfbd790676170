import { existsSync } from "node:fs";
import { join } from "node:path";
import { readLines } from "../world/read-lines.ts";

/** Files that hold what the product exported of one world. */
export interface Exports {
  readonly flags: string;
  readonly sales: string;
  /** Sales for which the Dune filters hold, as the product computed them beside its own verdict; may be missing. */
  readonly dune: string;
  /** Pairs of wallets that moved tickets or money to each other, for the baselines; may be missing. */
  readonly edges: string;
  /** Flags as of moments after on-sales; may be missing. */
  readonly moments: string;
}

export function exportsIn(folder: string): Exports {
  return {
    flags: join(folder, "flags.ndjson"),
    sales: join(folder, "sales.ndjson"),
    dune: join(folder, "dune.ndjson"),
    edges: join(folder, "edges.ndjson"),
    moments: join(folder, "moments.ndjson"),
  };
}

/** Lines of a file that need not be there: null when it is not. */
export async function readOptional<Line>(path: string): Promise<Line[] | null> {
  if (!existsSync(path)) return null;
  const lines: Line[] = [];
  for await (const line of readLines(path)) lines.push(line as Line);
  return lines;
}
