import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { AppError } from "@facevalue/core";

const COMMAND = join(import.meta.dirname, "../../../../cli/src/main.ts");
const LAST_LINES = 20;

export interface CommandOptions {
  readonly args: readonly string[];
  /** File that its standard output goes to; by default it is thrown away. */
  readonly output?: string;
}

/** Runs a command of `facevalue` to its end in a process of its own. @throws INTERNAL when it fails */
export async function runFacevalue({ args, output }: CommandOptions): Promise<void> {
  const file = output === undefined ? null : openSync(output, "w");
  const child = startFacevalue(args, file ?? "ignore");
  const log: string[] = [];
  if (child.stderr !== null)
    createInterface({ input: child.stderr }).on("line", (line) => keepLast(log, line));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  if (file !== null) closeSync(file);
  if (code !== 0)
    throw new AppError("INTERNAL", `facevalue ${args.join(" ")} ended with ${code}: ${log.join("\n")}`);
}

/** Starts a command without the settings of the person who measures; it ends with this process. */
export function startFacevalue(args: readonly string[], stdout: number | "pipe" | "ignore"): ChildProcess {
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !name.startsWith("FACEVALUE_")),
  );
  const child = spawn(process.execPath, [COMMAND, ...args, "--log", "json"], {
    env,
    stdio: ["ignore", stdout, "pipe"],
  });
  const kill = () => child.kill("SIGKILL");
  process.once("exit", kill);
  child.once("exit", () => process.off("exit", kill));
  return child;
}

function keepLast(log: string[], line: string): void {
  log.push(line);
  if (log.length > LAST_LINES) log.shift();
}
