import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { AppError } from "@facevalue/core";
import type { EvaluatedWorld } from "../world/load-world.ts";
import type { QualityHeader, QualityLine } from "./figure.ts";

/** Results as read back: what was evaluated, then its figures and curves. */
export interface Results {
  readonly header: QualityHeader;
  readonly lines: readonly QualityLine[];
}

export function describeEvaluation(worlds: readonly EvaluatedWorld[], note: string): QualityHeader {
  const controllers = worlds.flatMap(({ truth }) => truth.controllers);
  return {
    name: "evaluation",
    worlds: worlds.map(({ truth }) => truth.name),
    controllers: controllers.length,
    scalpers: controllers.filter(({ label }) => label === "scalper").length,
    wallets: controllers.reduce((sum, { wallets }) => sum + wallets.length, 0),
    entities: worlds.reduce((sum, { flags }) => sum + flags.length, 0),
    note,
    commit: readCommit(),
    machine: `${cpus().length} × ${cpus()[0]?.model.trim() ?? "unknown"}, ${Math.round(totalmem() / 2 ** 30)} GB`,
  };
}

export function formatResults({ header, lines }: Results): string {
  return [header, ...lines].map((line) => `${JSON.stringify(line)}\n`).join("");
}

export function writeResults(path: string, results: Results): void {
  writeFileSync(path, formatResults(results));
}

/** @throws BAD_USER_INPUT when the file is no results file */
export function readResults(path: string): Results {
  const [header, ...lines] = readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as { name: string });
  if (header?.name !== "evaluation")
    throw new AppError("BAD_USER_INPUT", `${path} is no results file: give one that eval:detection wrote.`);
  return { header: header as QualityHeader, lines: lines as QualityLine[] };
}

function readCommit(): string {
  try {
    const options = { cwd: import.meta.dirname, encoding: "utf8" as const, stdio: "pipe" as const };
    return execFileSync("git", ["rev-parse", "--short", "HEAD"], options).trim();
  } catch {
    return "unknown";
  }
}
