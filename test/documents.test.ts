import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ERROR_CODES } from "@facevalue/core";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "..");
const read = (file: string) => readFileSync(join(root, file), "utf8");

interface PackageFile {
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
}

function dependencies(): Map<string, string> {
  const files = globSync(["package.json", "{lib,lab}/*/package.json", "*/package.json"], {
    cwd: root,
    exclude: ["node_modules/**"],
  });
  const packages = files.map((file) => JSON.parse(read(file)) as PackageFile);
  const entries = packages.flatMap((file) =>
    Object.entries({ ...file.dependencies, ...file.devDependencies }),
  );
  return new Map(entries.filter(([name]) => !name.startsWith("@facevalue/")));
}

test("docs/dependencies.md justifies every dependency and nothing else", () => {
  const rows = read("docs/dependencies.md")
    .split("\n")
    .filter((line) => line.startsWith("| `"));
  const listed = rows.flatMap((row) =>
    [...(row.split("|")[1] ?? "").matchAll(/`([^`]+)`/g)].map((match) => match[1]),
  );
  expect(new Set(listed)).toEqual(new Set(dependencies().keys()));
});

test("every dependency has an exact version", () => {
  const loose = [...dependencies()].filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version));
  expect(loose).toEqual([]);
});

test("there is one copy of graphql, of version 16", () => {
  const lock = JSON.parse(read("package-lock.json")) as { packages: Record<string, { version?: string }> };
  const copies = Object.entries(lock.packages).filter(([path]) => /(^|\/)node_modules\/graphql$/.test(path));
  expect(copies.map(([, { version }]) => version)).toEqual([expect.stringMatching(/^16\./)]);
});

test("docs/errors.md has a section for every error code and nothing else", () => {
  const sections = [...read("docs/errors.md").matchAll(/^## (\w+)$/gm)].map((match) => match[1]);
  expect(new Set(sections)).toEqual(new Set(ERROR_CODES));
});
