// Writes subgraph.<network>.yaml for a network file and builds it with graph-cli into builds/<network>. Needs no network.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { networkManifest } from "@facevalue/indexer";

const FOLDER = join(import.meta.dirname, "../subgraph");
const { resolve } = createRequire(join(FOLDER, "package.json"));

const [name] = process.argv.slice(2);
if (name === undefined) {
  console.error("Name a network of subgraph/networks, or a network file: npm run subgraph:network -- matic");
  process.exit(1);
}
const shipped = join(FOLDER, "networks", `${name}.json`);
const file = existsSync(shipped) ? shipped : name;
const { network, text } = makeManifest(file);
const manifest = `subgraph.${network}.yaml`;
writeFileSync(join(FOLDER, manifest), text);
const program = join(dirname(resolve("@graphprotocol/graph-cli/package.json")), "bin/run.js");
const { status } = spawnSync(
  process.execPath,
  [program, "build", manifest, "--output-dir", `builds/${network}`],
  { cwd: FOLDER, stdio: ["ignore", "inherit", "inherit"] },
);
if (status !== 0) {
  console.error(`graph build ${manifest} failed.`);
  process.exit(1);
}
console.log(`Deploy it with: graph deploy <name> subgraph/${manifest}`);

function makeManifest(path: string): { readonly network: string; readonly text: string } {
  try {
    const json = JSON.parse(readFileSync(path, "utf8")) as { readonly network: string };
    const text = networkManifest(readFileSync(join(FOLDER, "subgraph.yaml"), "utf8"), json);
    return { network: json.network, text };
  } catch (error) {
    console.error(`${path} gives no manifest: ${(error as Error).message}`);
    process.exit(1);
  }
}
