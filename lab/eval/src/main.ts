import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { AppError, describeError } from "@facevalue/core";
import { checkWorldEvidence } from "./evidence/check-evidence.ts";
import { measureGraphFiles } from "./graph/measure-graph-files.ts";
import { runProduct } from "./product/run-product.ts";
import { formatMarkdown } from "./report/markdown.ts";
import { measureWorlds } from "./report/measure-worlds.ts";
import { describeEvaluation, formatResults, writeResults } from "./report/results.ts";
import { type EvaluatedWorld, loadWorld } from "./world/load-world.ts";

const HELP = `Measures detection against ground truth and prints one JSON line per figure.

  npm run eval:detection -- --worlds DIR… [options]
  npm run eval:detection -- --edges FILE --labels FILE [--clusters FILE]

  --worlds DIR…     folders in the world format; the product is put on each
  --exports DIR     keep what the product exported here, one folder per world
  --reuse           measure what --exports holds already, without running the product
  --rpc URL         where the chain of the one world is served already
  --on-sales N      on-sales after which the delay is measured, per world (default 3, 0 for none)
  --funding         trace native transfers in full blocks, too
  --known-accounts  give the product the world's list of known accounts, too
  --out FILE        write the JSON lines to a file, too
  --report FILE     write a report in markdown, too
  --note TEXT       what readers of the results must know of the worlds and the run
  --edges FILE      plain graph: CSV of first, second and, if any, weight
  --labels FILE     plain graph: CSV of node and true cluster
  --clusters FILE   plain graph: CSV of node and predicted cluster, measured beside the product's clusters and the baselines
`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    worlds: { type: "string", multiple: true, default: [] },
    exports: { type: "string" },
    reuse: { type: "boolean", default: false },
    rpc: { type: "string" },
    "on-sales": { type: "string", default: "3" },
    funding: { type: "boolean", default: false },
    "known-accounts": { type: "boolean", default: false },
    out: { type: "string" },
    report: { type: "string" },
    note: { type: "string", default: "" },
    edges: { type: "string" },
    labels: { type: "string" },
    clusters: { type: "string" },
    help: { type: "boolean", default: false },
  },
});

const log = (line: string) => process.stderr.write(`${line}\n`);

async function evaluateWorlds(folders: readonly string[]): Promise<void> {
  if (values.rpc !== undefined && folders.length !== 1)
    throw new AppError("BAD_CONFIGURATION", "--rpc serves one world: give one folder with --worlds.");
  if (values.reuse && values.exports === undefined)
    throw new AppError(
      "BAD_CONFIGURATION",
      "--reuse needs the folder of earlier exports: give --exports DIR.",
    );
  const kept = values.exports ?? mkdtempSync(join(tmpdir(), "facevalue-exports-"));
  try {
    const worlds: EvaluatedWorld[] = [];
    for (const folder of folders) {
      const exportsFolder = join(kept, basename(resolve(folder)));
      if (!values.reuse) await runProduct({ ...runOptions(), folder, exportsFolder });
      const evidence = await checkWorldEvidence({ folder, exportsFolder, rpc: values.rpc ?? null });
      for (const problem of evidence?.problems ?? []) log(`${folder}: ${problem}`);
      worlds.push(await loadWorld(folder, exportsFolder, evidence));
    }
    log("measuring");
    const results = { header: describeEvaluation(worlds, values.note), lines: measureWorlds(worlds) };
    process.stdout.write(formatResults(results));
    if (values.out !== undefined) writeResults(values.out, results);
    if (values.report !== undefined) writeFileSync(values.report, formatMarkdown(results));
  } finally {
    if (values.exports === undefined) rmSync(kept, { recursive: true, force: true });
  }
}

function runOptions() {
  const onSales = Number(values["on-sales"]);
  if (!Number.isInteger(onSales) || onSales < 0)
    throw new AppError("BAD_CONFIGURATION", "--on-sales takes a whole number, for example 3.");
  return {
    onSales,
    isFundingTraced: values.funding,
    areLabelsGiven: values["known-accounts"],
    log,
    ...(values.rpc !== undefined && { rpc: values.rpc }),
  };
}

// A signal's default ends this process without its exit handlers, which end the others.
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(130));
try {
  const { edges, labels, clusters } = values;
  const folders = [...values.worlds, ...positionals];
  if (values.help) process.stdout.write(HELP);
  else if (edges !== undefined && labels !== undefined)
    for (const figure of await measureGraphFiles({ edges, labels, clusters: clusters ?? null }))
      process.stdout.write(`${JSON.stringify(figure)}\n`);
  else if (folders.length > 0) await evaluateWorlds(folders);
  else
    throw new AppError(
      "BAD_CONFIGURATION",
      "Nothing to measure: give --worlds DIR… or --edges and --labels.",
    );
} catch (error) {
  process.stderr.write(`eval: ${describeError(error)}\n`);
  process.exitCode = 1;
}
