import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describeError } from "@facevalue/core";
import { formatMarkdown } from "./markdown.ts";
import { readResults } from "./results.ts";

const ROOT = join(import.meta.dirname, "../../../..");
/** Results of the last measurement on validation worlds, kept with the code. */
const RESULTS = join(ROOT, "lab/eval/results/validation.jsonl");
const REPORT = join(ROOT, "docs/detection-quality.md");

/** Writes the report of a results file: npm run docs:detection -- [RESULTS [REPORT]] */
try {
  const [results = RESULTS, report = REPORT] = process.argv.slice(2);
  writeFileSync(report, formatMarkdown(readResults(results)));
} catch (error) {
  process.stderr.write(`report: ${describeError(error)}\n`);
  process.exitCode = 1;
}
