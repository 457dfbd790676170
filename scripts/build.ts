import { spawnSync } from "node:child_process";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");

/** Each script skips its work when its inputs have the same content hash as at its last run. */
const STEPS: readonly { name: string; script: string }[] = [
  { name: "contracts", script: "contracts/scripts/build.ts" },
  { name: "subgraph", script: "subgraph/scripts/build.mjs" },
  { name: "API types", script: "api/scripts/codegen.ts" },
  { name: "dashboard", script: "dashboard/scripts/build.mjs" },
];

for (const { name, script } of STEPS) {
  const started = performance.now();
  const { status, stdout, stderr, error } = spawnSync(process.execPath, [join(root, script)], {
    cwd: join(root, script, "../.."),
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0) {
    process.stderr.write(`${stdout ?? ""}${stderr ?? ""}${error ? `${error.message}\n` : ""}`);
    process.stderr.write(`Building the ${name} failed.\n`);
    process.exit(1);
  }
  const seconds = (performance.now() - started) / 1000;
  if (seconds > 1) process.stderr.write(`Built the ${name} (${seconds.toFixed(1)} s)\n`);
}
