import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { AppError, describeError } from "@facevalue/core";
import { checkServedEvidence } from "./evidence/check-served-evidence.ts";
import { measureGraphFiles } from "./graph/measure-graph-files.ts";
import { planWorlds } from "./product/plan-worlds.ts";
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
  --rpc URL         where a world's chain is served already; once per world, in the same order
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

const { values, tokens } = parseArgs({
  allowPositionals: true,
  tokens: true,
  options: {
    worlds: { type: "string", multiple: true, default: [] },
    exports: { type: "string" },
    reuse: { type: "boolean", default: false },
    rpc: { type: "string", multiple: true, default: [] },
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
  const planned = planWorlds(folders, values.rpc);
  const options = runOptions();
  if (values.reuse && values.exports === undefined)
    throw new AppError(
      "BAD_CONFIGURATION",
      "--reuse needs the folder of earlier exports: give --exports DIR.",
    );
  const kept = values.exports ?? mkdtempSync(join(tmpdir(), "facevalue-exports-"));
  try {
    const worlds: EvaluatedWorld[] = [];
    for (const { folder, name, rpc } of planned) {
      const exportsFolder = join(kept, name);
      if (!values.reuse) await runProduct({ ...options, folder, exportsFolder, rpc });
      const evidence = await checkServedEvidence({ folder, exportsFolder, rpc, log });
      for (const problem of evidence?.problems ?? []) log(`${folder}: ${problem}`);
      worlds.push(await loadWorld(folder, exportsFolder, { evidence, isDelayMeasured: options.onSales > 0 }));
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
  };
}

// A signal's default ends this process without its exit handlers, which end the others.
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(130));
try {
  const { edges, labels, clusters } = values;
  // In their order on the command line, which --rpc follows, also where --worlds is given several times.
  const folders = tokens.flatMap((token) =>
    token.kind === "positional" || (token.kind === "option" && token.name === "worlds")
      ? [token.value ?? ""]
      : [],
  );
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
