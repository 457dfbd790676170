import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { AppError, describeError } from "@facevalue/core";
import { exportsIn } from "../product/exports.ts";
import { planWorlds } from "../product/plan-worlds.ts";
import { readFlags } from "../product/read-flags.ts";
import { runProduct } from "../product/run-product.ts";
import { readTruth } from "../world/read-truth.ts";
import { assertDevelopment } from "./assert-development.ts";
import { type Example, toExamples } from "./example.ts";
import { fitModel } from "./fit-model.ts";
import type { ScoreModelFile } from "./score-model.ts";

const MODEL = join(import.meta.dirname, "../../../../workers/src/detection/score/score-model.json");
const HELP = `Fits the curves and the calibration of the score on development worlds (seeds 1 to 99).

  npm run fit:detection -- --worlds DIR… --exports DIR [--reuse] [--funding] [--version NAME] [--prior FILE] [--out FILE]

  --exports DIR     where the product's exports of the worlds are kept
  --reuse           fit on what --exports holds already
  --version NAME    of the model (default simulated-1)
  --prior FILE      the model that curves are drawn to (default: the product's own)
  --out FILE        where the model goes (default: the product's own)
`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    worlds: { type: "string", multiple: true, default: [] },
    exports: { type: "string" },
    reuse: { type: "boolean", default: false },
    funding: { type: "boolean", default: false },
    version: { type: "string", default: "simulated-1" },
    prior: { type: "string", default: MODEL },
    out: { type: "string", default: MODEL },
    help: { type: "boolean", default: false },
  },
});

async function fit(folders: readonly string[], kept: string): Promise<void> {
  for (const folder of folders) assertDevelopment(folder);
  const prior = JSON.parse(readFileSync(values.prior, "utf8")) as ScoreModelFile;
  const log = (line: string) => process.stderr.write(`${line}\n`);
  const examples: Example[] = [];
  for (const { folder, name, rpc } of planWorlds(folders, [])) {
    const exportsFolder = join(kept, name);
    const options = {
      folder,
      rpc,
      exportsFolder,
      onSales: 0,
      isFundingTraced: values.funding,
      areLabelsGiven: false,
      log,
    };
    if (!values.reuse) await runProduct(options);
    examples.push(...toExamples(await readTruth(folder), await readFlags(exportsIn(exportsFolder).flags)));
  }
  const model = fitModel(examples, prior, { version: values.version });
  writeFileSync(values.out, `${JSON.stringify(model, null, 2)}\n`);
  log(`Wrote ${values.out}, fitted on ${examples.length} entities of ${folders.length} worlds.`);
}

for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(130));
try {
  const folders = [...values.worlds, ...positionals];
  if (values.help) process.stdout.write(HELP);
  else if (folders.length === 0 || values.exports === undefined)
    throw new AppError("BAD_CONFIGURATION", "Nothing to fit on: give --worlds DIR… and --exports DIR.");
  else await fit(folders, values.exports);
} catch (error) {
  process.stderr.write(`fit: ${describeError(error)}\n`);
  process.exitCode = 1;
}
