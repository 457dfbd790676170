import { globSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Writes docs/methodology.md, or the file given: the introduction, then the methodology of every metric's folder, one heading per
 * table. Run it after changing one of them.
 */
const ROOT = join(import.meta.dirname, "..");
const METRICS = join(ROOT, "workers", "src", "metrics");
const target = process.argv[2] ?? join(ROOT, "docs", "methodology.md");

const files = globSync("*/methodology.md", { cwd: METRICS }).toSorted();
const introduction = readFileSync(join(METRICS, "methodology-introduction.md"), "utf8").trim();
const parts = files.map((file) => readFileSync(join(METRICS, file), "utf8").trim().replaceAll(/^#/gm, "##"));
const note = "<!-- Written by `npm run docs:methodology`: change the metric's own methodology.md. -->";
writeFileSync(target, `${[note, introduction, ...parts].join("\n\n")}\n`);
