import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import type { Readable } from "node:stream";

const root = join(import.meta.dirname, "../..");

export interface Finished {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Running {
  readonly process: ChildProcess;
  readonly finished: Promise<Finished>;
  /** Resolves with the first group (or the match) once the output matches; rejects when the command ends before. */
  readonly saysOnStdout: (pattern: RegExp) => Promise<string>;
  readonly saysOnStderr: (pattern: RegExp) => Promise<string>;
}

export interface FacevalueOptions {
  readonly environment?: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

function cleanEnvironment(): NodeJS.ProcessEnv {
  const entries = Object.entries(process.env).filter(([name]) => !name.startsWith("FACEVALUE_"));
  return Object.fromEntries(entries);
}

/** Starts `facevalue` with these arguments as a process of its own. */
export function startFacevalue(args: readonly string[], options: FacevalueOptions = {}): Running {
  const child = spawn(process.execPath, [join(root, "cli/src/main.ts"), ...args], {
    cwd: options.cwd ?? root,
    env: { ...cleanEnvironment(), ...options.environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let stdout = "";
  let stderr = "";
  child.stdout.on("data", (chunk: Buffer) => {
    stdout += chunk.toString();
  });
  child.stderr.on("data", (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  const finished = new Promise<Finished>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code, signal) => resolve({ code, signal, stdout, stderr }));
  });
  const says = (stream: Readable, text: () => string) => (pattern: RegExp) =>
    new Promise<string>((resolve, reject) => {
      const look = () => {
        const match = pattern.exec(text());
        if (match) resolve(match[1] ?? match[0]);
      };
      stream.on("data", look);
      look();
      const tell = ({ code }: Finished) => reject(new Error(`facevalue ended with ${code}: ${stderr}`));
      finished.then(tell, reject);
    });
  const saysOnStdout = says(child.stdout, () => stdout);
  const saysOnStderr = says(child.stderr, () => stderr);
  return { process: child, finished, saysOnStdout, saysOnStderr };
}

/** Runs `facevalue` to its end. */
export function runFacevalue(args: readonly string[], options: FacevalueOptions = {}): Promise<Finished> {
  return startFacevalue(args, options).finished;
}

/** Runs `facevalue` to its end and returns stdout; rejects with stderr when it fails. */
export async function facevalue(...args: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await runFacevalue(args);
  if (code !== 0) throw new Error(`facevalue ${args[0]} ended with ${code}: ${stderr}`);
  return stdout;
}
