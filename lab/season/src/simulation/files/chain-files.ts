import { join } from "node:path";

/** Files of a world's `chain` folder. */
export interface ChainFiles {
  readonly folder: string;
  /**
   * Frames of zstd with some blocks each, so that the whole file unpacks to NDJSON: a block's header, then for each
   * transaction it, its receipt without logs, and its logs, one per line.
   */
  readonly blocks: string;
  /** One record per block; see BlockRecord. */
  readonly index: string;
  /** The first eight bytes of each transaction's hash, in order. */
  readonly transactions: string;
  /** Written last: without it the chain is not complete. */
  readonly meta: string;
  /** The contracts for `--network-file`. */
  readonly network: string;
  /** The rates for `--rates-file`, in the form of its CSV. */
  readonly rates: string;
  /** Known accounts for `facevalue labels`. */
  readonly labels: string;
}

export function chainFilesOf(worldFolder: string): ChainFiles {
  const folder = join(worldFolder, "chain");
  return {
    folder,
    blocks: join(folder, "blocks.ndjson.zst"),
    index: join(folder, "blocks.index"),
    transactions: join(folder, "transactions.index"),
    meta: join(folder, "meta.json"),
    network: join(folder, "network.json"),
    rates: join(folder, "rates.csv"),
    labels: join(folder, "labels.csv"),
  };
}

export const HASH_PREFIX_BYTES = 8;
