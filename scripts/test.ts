import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");
const bin = (name: string) => join(root, "node_modules/.bin", name);

interface Summary {
  numPassedTests: number;
  numFailedTests: number;
  numFailedTestSuites: number;
  numPendingTests: number;
}

function check(name: string, command: string, args: readonly string[]): boolean {
  const { status } = spawnSync(command, args, { cwd: root, stdio: "inherit" });
  if (status !== 0) process.stderr.write(`${name} failed.\n`);
  return status === 0;
}

/** Runs vitest with `args`; a suite that could not be collected counts as one failed test. */
function runTests(args: readonly string[]): { passed: number; failed: number; skipped: number } {
  const folder = mkdtempSync(join(tmpdir(), "facevalue-test-"));
  const report = join(folder, "report.json");
  try {
    const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
    const { status } = spawnSync(bin("vitest"), ["run", ...reporters, ...args], {
      cwd: root,
      stdio: "inherit",
    });
    const summary = JSON.parse(readFileSync(report, "utf8")) as Summary;
    const failed = Math.max(summary.numFailedTests, summary.numFailedTestSuites > 0 || status !== 0 ? 1 : 0);
    return { passed: summary.numPassedTests, failed, skipped: summary.numPendingTests };
  } catch (error) {
    process.stderr.write(`The tests did not run to their end: ${String(error)}\n`);
    return { passed: 0, failed: 1, skipped: 0 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const args = process.argv.slice(2);
const checks: boolean[] = [];
if (args.length === 0) {
  checks.push(check("The type check", "npm", ["run", "--silent", "typecheck"]));
  checks.push(check("The lint", "npm", ["run", "--silent", "lint"]));
}
const { passed, failed, skipped } = runTests(args);
const broken = checks.filter((isGood) => !isGood).length;
const skippedText = skipped > 0 ? `, ${skipped} skipped` : "";
process.stdout.write(`${passed + checks.length - broken} passed, ${failed + broken} failed${skippedText}\n`);
process.exitCode = failed + broken > 0 || passed === 0 ? 1 : 0;
