import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describeError } from "@facevalue/core";
import { formatKept } from "./kept-results.ts";
import { formatMarkdown } from "./markdown.ts";
import { readResults } from "./results.ts";

const ROOT = join(import.meta.dirname, "../../../..");
const REPORT = join(ROOT, "docs/detection-quality.md");

/** Writes the report of a results file, or of those that are kept: npm run docs:detection -- [RESULTS REPORT] */
try {
  const [results, report = REPORT] = process.argv.slice(2);
  writeFileSync(report, results === undefined ? formatKept() : formatMarkdown(readResults(results)));
} catch (error) {
  process.stderr.write(`report: ${describeError(error)}\n`);
  process.exitCode = 1;
}
