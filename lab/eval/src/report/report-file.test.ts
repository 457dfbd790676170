import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { formatMarkdown } from "./markdown.ts";
import { readResults } from "./results.ts";

const root = join(import.meta.dirname, "../../../..");

test("docs/detection-quality.md is what the results file says", () => {
  const results = readResults(join(root, "lab/eval/results/validation.jsonl"));
  const report = readFileSync(join(root, "docs/detection-quality.md"), "utf8");
  expect(report, "run npm run docs:detection").toBe(formatMarkdown(results));
});
