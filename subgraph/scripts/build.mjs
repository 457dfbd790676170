// Compiles the mappings with graph-cli, unless the last build had the same inputs. Needs no network.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";

const FOLDER = dirname(import.meta.dirname);
const STAMP = join(FOLDER, "build/stamp.json");
const INPUTS = ["subgraph.yaml", "schema.graphql", "src", "abis", "scripts"];
const TOOLS = ["@graphprotocol/graph-cli", "@graphprotocol/graph-ts"];
const { resolve } = createRequire(import.meta.url);

if (!existsSync(join(FOLDER, "abis/EventTickets.json"))) {
  console.error("The contracts' ABIs are missing from subgraph/abis. Run npm run contracts:build first.");
  process.exit(1);
}
const inputs = hashInputs();
if (existsSync(STAMP) && JSON.parse(readFileSync(STAMP, "utf8")).inputs === inputs) {
  console.log("The subgraph is up to date.");
} else {
  rmSync(join(FOLDER, "build"), { recursive: true, force: true });
  rmSync(join(FOLDER, "generated"), { recursive: true, force: true });
  runGraph("codegen");
  runGraph("build");
  writeFileSync(STAMP, `${JSON.stringify({ inputs })}\n`);
  console.log("Built the subgraph.");
}

function hashInputs() {
  const hash = createHash("sha256");
  for (const path of INPUTS.flatMap((input) => listFiles(join(FOLDER, input)))) {
    hash.update(`${relative(FOLDER, path)}\0${readFileSync(path, "utf8")}\0`);
  }
  for (const name of TOOLS) {
    hash.update(`${name}@${JSON.parse(readFileSync(resolve(`${name}/package.json`), "utf8")).version}\0`);
  }
  return hash.digest("hex");
}

function listFiles(path) {
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** Runs graph-cli with its standard input closed, since it would wait for answers. */
function runGraph(command) {
  const program = join(dirname(resolve("@graphprotocol/graph-cli/package.json")), "bin/run.js");
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, command], {
    cwd: FOLDER,
    stdio: ["ignore", "pipe", "pipe"],
    encoding: "utf8",
  });
  if (status === 0) return;
  process.stderr.write(`${stdout}${stderr}`);
  console.error(`graph ${command} failed.`);
  process.exit(1);
}
