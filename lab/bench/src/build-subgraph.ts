import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { AppError } from "@facevalue/core";

const FOLDER = join(import.meta.dirname, "../subgraph");
const STAMP = join(FOLDER, "build/stamp.json");
const INPUTS = ["subgraph.yaml", "schema.graphql", "src/ticket.ts", "abis/Ticket.json"];

/** Folder of the benchmark's subgraph, built by graph-cli when its sources changed. SUBGRAPH_INVALID when it does not build. */
export function buildSubgraph(): string {
  const hash = createHash("sha256");
  for (const input of INPUTS) hash.update(readFileSync(join(FOLDER, input)));
  const inputs = hash.digest("hex");
  const target = join(FOLDER, "build");
  if (existsSync(STAMP) && readFileSync(STAMP, "utf8") === inputs) return target;
  for (const name of readdirSync(FOLDER).filter((entry) => ["build", "generated"].includes(entry))) {
    rmSync(join(FOLDER, name), { recursive: true });
  }
  runGraph("codegen");
  runGraph("build");
  writeFileSync(STAMP, inputs);
  return target;
}

/** Runs graph-cli with its standard input closed, since it would wait for answers. */
function runGraph(command: string): void {
  const manifest = createRequire(import.meta.url).resolve("@graphprotocol/graph-cli/package.json");
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(dirname(manifest), "bin/run.js"), command],
    { cwd: FOLDER, stdio: ["ignore", "pipe", "pipe"], encoding: "utf8" },
  );
  if (status === 0) return;
  throw new AppError("SUBGRAPH_INVALID", `graph ${command} failed in ${FOLDER}: ${stdout}${stderr}`);
}
