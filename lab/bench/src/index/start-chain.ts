import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { AppError } from "@facevalue/core";
import { endWithProcess } from "./end-with-process.ts";

export interface ChainProcess {
  readonly url: string;
  readonly pid: number;
  stop(): Promise<void>;
}

/**
 * Starts a synthetic chain as a process of its own and waits until it is built.
 * @param program its file, which takes the options in kebab-case and prints its address
 */
export async function startChain(
  program: string,
  options: Readonly<Record<string, string | number | undefined>>,
): Promise<ChainProcess> {
  const flags = Object.entries(options).flatMap(([name, value]) => [
    `--${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
    String(value),
  ]);
  const child = spawn(process.execPath, [program, ...flags], { stdio: ["ignore", "pipe", "inherit"] });
  endWithProcess(child);
  const ended = once(child, "exit");
  const lines = createInterface({ input: child.stdout });
  const [first] = (await Promise.race([once(lines, "line"), ended])) as [unknown];
  if (typeof first !== "string" || child.pid === undefined) {
    throw new AppError("INTERNAL", "The synthetic chain did not start; see the lines above.");
  }
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill();
    await ended;
  };
  return { url: (JSON.parse(first) as { url: string }).url, pid: child.pid, stop };
}
