import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { formatKept } from "./kept-results.ts";

const root = join(import.meta.dirname, "../../../..");

test("docs/detection-quality.md is what the kept results say", () => {
  const report = readFileSync(join(root, "docs/detection-quality.md"), "utf8");
  expect(report, "run npm run docs:detection").toBe(formatKept());
});
