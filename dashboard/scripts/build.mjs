// Builds the dashboard into dist/, unless nothing that goes into it has changed since the last build.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { checkBundle } from "./check-bundle.mjs";

const folder = path.resolve(import.meta.dirname, "..");
const root = path.resolve(folder, "..");
const stamp = path.join(folder, "dist", ".build-hash");
const inputs = [
  ...[
    "src",
    "public",
    "scripts",
    "index.html",
    "package.json",
    "tsconfig.json",
    "codegen.ts",
    "vite.config.ts",
  ].map((name) => path.join(folder, name)),
  path.join(root, "schema.graphql"),
  path.join(root, "package-lock.json"),
];

function filesOf(entry) {
  if (!statSync(entry).isDirectory()) return [entry];
  return readdirSync(entry)
    .filter((name) => name !== "generated")
    .sort()
    .flatMap((name) => filesOf(path.join(entry, name)));
}

function hashInputs() {
  const hash = createHash("sha256");
  for (const file of inputs.flatMap(filesOf)) {
    hash
      .update(`${path.relative(root, file)}\0`)
      .update(readFileSync(file))
      .update("\0");
  }
  return hash.digest("hex");
}

function run(command, ...args) {
  const isWindows = process.platform === "win32";
  const bin = path.join(root, "node_modules", ".bin", isWindows ? `${command}.cmd` : command);
  const { status, error } = spawnSync(bin, args, { cwd: folder, stdio: "inherit", shell: isWindows });
  if (error) throw error;
  if (status !== 0) process.exit(status ?? 1);
}

const hash = hashInputs();
const isCurrent = existsSync(stamp) && readFileSync(stamp, "utf8") === hash;
if (isCurrent && existsSync(path.join(folder, "src", "generated")) && !process.argv.includes("--force")) {
  process.stdout.write("Dashboard is up to date.\n");
} else {
  rmSync(stamp, { force: true });
  run("graphql-codegen", "--config", "codegen.ts");
  run("vite", "build");
  checkBundle(path.join(folder, "dist"));
  writeFileSync(stamp, hash);
}
