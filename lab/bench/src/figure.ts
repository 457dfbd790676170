import { execFileSync } from "node:child_process";
import { cpus, totalmem } from "node:os";

export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
}

/** Prints each figure as one line of JSON; `n` is how many logs, sales or blocks it was measured over. */
export function printFigures(figures: readonly Figure[], context: { n: number; config: object }): void {
  const { n, config } = context;
  for (const { name, value, unit } of figures) {
    const rounded = Number(value.toPrecision(5));
    const line = { name, value: rounded, unit, n, config, machine: MACHINE, commit: COMMIT };
    process.stdout.write(`${JSON.stringify(line)}\n`);
  }
}

const MACHINE = describeMachine();
const COMMIT = describeCommit();

function describeMachine(): string {
  const cores = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${cores.length} × ${cores[0]?.model.trim() ?? "unknown"}, ${memory} GB, ${process.platform}, Node ${process.versions.node}`;
}

/** The checked-out commit, marked when files differ from it; "unknown" outside a repository. */
function describeCommit(): string {
  try {
    const git = (...args: string[]) =>
      execFileSync("git", args, {
        cwd: import.meta.dirname,
        encoding: "utf8",
        stdio: ["ignore", "pipe", "ignore"],
      });
    const isClean = git("status", "--porcelain").trim() === "";
    return `${git("rev-parse", "--short", "HEAD").trim()}${isClean ? "" : "-modified"}`;
  } catch {
    return "unknown";
  }
}
