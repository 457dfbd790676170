// Makes a checkout ready to run: packages, then built artefacts, then (with --test) what tests use.
// Runs on whatever Node the machine has, so it uses only Node's own modules.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const marker = join(root, "node_modules", ".facevalue-lock");

function fail(message) {
  console.error(message);
  process.exit(1);
}

function run(what, command, args) {
  const { status, error, signal } = spawnSync(command, args, {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
  });
  if (status !== 0)
    fail(`${what} failed (${error?.message ?? signal ?? `exit code ${status}`}); see the lines above.`);
}

function installPackages() {
  const lock = createHash("sha256")
    .update(readFileSync(join(root, "package-lock.json")))
    .digest("hex");
  if (existsSync(marker) && readFileSync(marker, "utf8") === lock) return;
  console.error("Installing packages (about a minute) …");
  const npm = process.env.npm_execpath;
  const args = ["ci", "--no-audit", "--no-fund", "--loglevel=error"];
  if (npm) run("npm ci", process.execPath, [npm, ...args]);
  else run("npm ci", process.platform === "win32" ? "npm.cmd" : "npm", args);
  writeFileSync(marker, lock);
}

function build() {
  const node = join(root, "node_modules", ".bin", "node");
  run("The build", existsSync(node) ? node : process.execPath, ["scripts/build.ts"]);
}

function findTestTools() {
  const node = join(root, "node_modules", ".bin", "node");
  const command = existsSync(node) ? node : process.execPath;
  run("Looking for a browser", command, ["scripts/ensure-browser.ts"]);
  run("Looking for redis-server", command, ["scripts/ensure-redis.ts"]);
}

const major = Number(process.versions.node.split(".")[0]);
if (major < 20) fail(`Facevalue needs Node 20 or later to install itself; this is ${process.version}.`);
installPackages();
build();
if (process.argv.includes("--test")) findTestTools();
