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

/** Runs a check; what a failed one said is returned, so that it can be repeated below the tests' long output. */
function check(name: string, command: string, args: readonly string[]): string | null {
  const first = runCheck(command, args);
  // A finding is found again; a compiler that crashed or was killed on a busy machine is not.
  const last = first.status === 0 ? first : runCheck(command, args);
  process.stdout.write(last.output);
  if (first.status !== 0 && last.status === 0) {
    process.stdout.write(`${name} ended with ${first.ending} at first, then passed:\n${first.output}`);
  }
  return last.status === 0 ? null : `${name} failed (${last.ending}):\n${last.output}`;
}

function runCheck(command: string, args: readonly string[]) {
  const { status, signal, error, stdout, stderr } = spawnSync(command, args, {
    cwd: root,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
    maxBuffer: 64 * 1024 * 1024,
  });
  const ending = error?.message ?? signal ?? `exit code ${status}`;
  return { status, ending, output: `${stdout ?? ""}${stderr ?? ""}` };
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
const checks: (string | null)[] = [];
if (args.length === 0) {
  checks.push(check("The type check", "npm", ["run", "--silent", "typecheck"]));
  checks.push(check("The lint", "npm", ["run", "--silent", "lint"]));
}
const { passed, failed, skipped } = runTests(args);
const failures = checks.filter((failure) => failure !== null);
const broken = failures.length;
for (const failure of failures) process.stdout.write(failure);
const skippedText = skipped > 0 ? `, ${skipped} skipped` : "";
process.stdout.write(`${passed + checks.length - broken} passed, ${failed + broken} failed${skippedText}\n`);
process.exitCode = failed + broken > 0 || passed === 0 ? 1 : 0;
