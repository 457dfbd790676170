import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { METRICS } from "@facevalue/workers";
import { Kind, type ObjectTypeDefinitionNode, parse } from "graphql";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "..");
const read = (file: string) => readFileSync(join(root, file), "utf8");
const LINK = /docs\/methodology\.md#([a-z0-9_-]+)/g;

const types = parse(read("schema.graphql")).definitions.filter(
  (definition): definition is ObjectTypeDefinitionNode => definition.kind === Kind.OBJECT_TYPE_DEFINITION,
);
const tables = METRICS.flatMap((metric) => metric.tables);

/** Anchors of the headings, as GitHub and its likes make them. */
const anchors = new Set(
  [...read("docs/methodology.md").matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, "")
      .trim()
      .replaceAll(" ", "-"),
  ),
);

function linksOf(type: ObjectTypeDefinitionNode): string[] {
  const descriptions = [type.description, ...(type.fields ?? []).map(({ description }) => description)];
  return descriptions.flatMap((text) =>
    [...(text?.value.matchAll(LINK) ?? [])].map(([, anchor = ""]) => anchor),
  );
}

test("docs/methodology.md is what the metrics' folders say", () => {
  const folder = mkdtempSync(join(tmpdir(), "methodology-"));
  try {
    const file = join(folder, "methodology.md");
    execFileSync(process.execPath, [join(root, "scripts/generate-methodology.ts"), file]);
    expect(readFileSync(file, "utf8"), "run npm run docs:methodology").toBe(read("docs/methodology.md"));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test("every table of every metric has its formulas, and the API links to them", () => {
  expect(tables.filter((table) => !anchors.has(table))).toEqual([]);
  const linked = new Set(types.flatMap(linksOf));
  expect(tables.filter((table) => !linked.has(table))).toEqual([]);
});

test("every link of the API to a formula leads somewhere", () => {
  expect(types.flatMap(linksOf).filter((anchor) => !anchors.has(anchor))).toEqual([]);
});

test("every type of the API that says how fresh it is names its formulas", () => {
  const fresh = types.filter(({ fields }) => fields?.some(({ name }) => name.value === "freshness"));
  expect(fresh.length).toBeGreaterThan(0);
  expect(fresh.filter((type) => linksOf(type).length === 0).map(({ name }) => name.value)).toEqual([]);
});
