import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Moment } from "../match/delay-counts.ts";
import { readTruth } from "../world/read-truth.ts";
import { dumpTables } from "./dump-tables.ts";
import { exportsIn } from "./exports.ts";
import { runFacevalue } from "./facevalue-command.ts";
import { isCase } from "./flag.ts";
import { openFreshDatabase } from "./fresh-database.ts";
import { planMoments } from "./plan-moments.ts";
import { readFlags } from "./read-flags.ts";
import { readLastBlock, serveWorld } from "./serve-world.ts";
import { writeNetworkFile } from "./write-network-file.ts";

export interface RunOptions {
  /** Of the world. */
  readonly folder: string;
  /** Where the exports go; made when missing. */
  readonly exportsFolder: string;
  /** On-sales after which the flags are exported as of then. */
  readonly onSales: number;
  /** Whether native transfers are traced in full blocks. */
  readonly isFundingTraced: boolean;
  /** Whether the world's list of known accounts is given to the product. */
  readonly areLabelsGiven: boolean;
  /** Where the chain is served already; null for `facevalue season --serve` to do it. */
  readonly rpc: string | null;
  readonly log: (line: string) => void;
}

interface Place {
  readonly rpc: string;
  readonly database: string;
  readonly networkFile: string;
  /** From which contracts may have logs. */
  readonly startBlock: number;
  /** Of exchange rates; need not be there. */
  readonly ratesFile: string;
  readonly isFundingTraced: boolean;
  /** Of known accounts, with their chain id; null to do without. */
  readonly labels: { readonly file: string; readonly chainId: number } | null;
}

/**
 * Puts the product on a world's chain as a user would: serves the chain, indexes it into a fresh database, runs the workers
 * until they are idle and exports. What it exported is all that the evaluation sees.
 */
export async function runProduct(options: RunOptions): Promise<void> {
  const { folder, exportsFolder, onSales, rpc, log } = options;
  mkdirSync(exportsFolder, { recursive: true });
  const files = exportsIn(exportsFolder);
  // Of an earlier run: what this one does not write must not be measured with it.
  for (const file of Object.values(files)) rmSync(file, { force: true });
  const networkFile = join(exportsFolder, "network.json");
  const { chainId, startBlock } = writeNetworkFile(folder, networkFile);
  const moments = await planMoments(folder, await readTruth(folder), onSales);
  const served = rpc === null ? await serveWorld(folder) : { url: rpc, stop: async () => {} };
  try {
    const database = await openFreshDatabase();
    try {
      const place = {
        rpc: served.url,
        database: database.url,
        networkFile,
        startBlock,
        ratesFile: join(folder, "chain/rates.csv"),
        isFundingTraced: options.isFundingTraced,
        labels: options.areLabelsGiven ? { file: join(folder, "chain/labels.csv"), chainId } : null,
      };
      const reached: Moment[] = [];
      for (const moment of moments) {
        await advance(place, moment.block);
        reached.push({ ...moment, cases: await readCases(place, exportsFolder) });
        log(`${folder}: flags as of block ${moment.block}`);
      }
      await advance(place, await readLastBlock(served.url));
      await exportNamed(place, "flags", files.flags, ["--all"]);
      await exportNamed(place, "sales", files.sales);
      await dumpTables(database.url, files);
      if (onSales > 0)
        writeFileSync(files.moments, reached.map((each) => `${JSON.stringify(each)}\n`).join(""));
      log(`${folder}: exported`);
    } finally {
      await database.stop();
    }
  } finally {
    await served.stop();
  }
}

/** Indexes to `block` and computes every metric as of then. */
async function advance(place: Place, block: number): Promise<void> {
  const { rpc, database, networkFile, startBlock, ratesFile, isFundingTraced, labels } = place;
  const to = ["--database", database];
  await runFacevalue({
    args: ["index", "--rpc", rpc, ...to, "--network-file", networkFile, "--to-block", String(block)],
  });
  const from = ["--from-block", String(Math.max(1, startBlock))];
  if (isFundingTraced) await runFacevalue({ args: ["fund-trace", "--rpc", rpc, ...to, ...from] });
  if (labels !== null)
    await runFacevalue({ args: ["labels", labels.file, "--chain", String(labels.chainId), ...to] });
  const rates = existsSync(ratesFile) ? ["--rates", ratesFile] : [];
  await runFacevalue({ args: ["work", ...to, ...rates, "--detection", "--until-idle"] });
}

async function readCases(place: Place, exportsFolder: string): Promise<(readonly string[])[]> {
  const file = join(exportsFolder, "moment.ndjson");
  await exportNamed(place, "flags", file);
  const flags = await readFlags(file);
  rmSync(file);
  return flags.filter(isCase).map(({ wallets }) => wallets);
}

async function exportNamed(
  { database }: Place,
  name: string,
  output: string,
  flags: readonly string[] = [],
): Promise<void> {
  await runFacevalue({
    args: ["export", name, "--database", database, "--format", "ndjson", ...flags],
    output,
  });
}
