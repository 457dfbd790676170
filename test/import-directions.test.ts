import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

const root = join(import.meta.dirname, "..");

/** The third column of the table in docs/architecture.md. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  "lib/core": [],
  "lib/rpc": ["core"],
  "lib/db": ["core"],
  contracts: [],
  indexer: ["core", "rpc", "db"],
  workers: ["core", "rpc", "db"],
  api: ["core", "rpc", "db"],
  dashboard: [],
  "lab/season": ["core", "rpc", "contracts"],
  "lab/eval": ["core", "rpc", "db", "season", "workers"],
  cli: ["core", "rpc", "db", "contracts", "season", "indexer", "workers", "api", "subgraph"],
  "lab/bench": [
    "core",
    "rpc",
    "db",
    "contracts",
    "season",
    "indexer",
    "workers",
    "api",
    "cli",
    "dashboard",
    "subgraph",
    "eval",
  ],
};

const PACKAGES = [
  "core",
  "rpc",
  "db",
  "contracts",
  "season",
  "indexer",
  "workers",
  "api",
  "cli",
  "dashboard",
  "bench",
  "eval",
];

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "import-directions-"));
  copyFileSync(join(root, ".oxlintrc.json"), join(folder, ".oxlintrc.json"));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(file: string, specifier: string): void {
  const path = join(folder, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `import { thing } from "${specifier}";\nexport const used = thing;\n`);
}

function filesRefused(): Set<string> {
  const lint = spawnSync(
    process.execPath,
    [join(root, "node_modules/oxlint/bin/oxlint"), "--format", "json"],
    {
      cwd: folder,
      encoding: "utf8",
    },
  );
  const { diagnostics } = JSON.parse(lint.stdout) as { diagnostics: { code: string; filename: string }[] };
  const restricted = diagnostics.filter(({ code }) => code.includes("no-restricted-imports"));
  return new Set(restricted.map(({ filename }) => filename));
}

test("the lint rule allows exactly the imports that docs/architecture.md allows", () => {
  const expected = new Set<string>();
  for (const [from, allowed] of Object.entries(MAY_IMPORT)) {
    for (const target of PACKAGES.filter((name) => !from.endsWith(name))) {
      for (const [kind, suffix] of [
        ["whole", ""],
        ["deep", "/src/x.ts"],
      ]) {
        const file = `${from}/src/${kind}-${target}.ts`;
        write(file, `@facevalue/${target}${suffix}`);
        if (!allowed.includes(target)) expected.add(file);
      }
    }
  }
  write("workers/src/relative.ts", "../../indexer/src/index.ts");
  expected.add("workers/src/relative.ts");
  expect(filesRefused()).toEqual(expected);
});
