import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { Socket } from "node:net";
import { findAnvilBinary } from "./anvil-binary.ts";
import { type AnvilOptions, toAnvilArguments } from "./anvil-options.ts";
import { endWithProcess } from "./end-with-process.ts";

export interface Anvil {
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  /** Ends the process, after it has saved its state if it was given a file, and resolves once it is gone. */
  stop(): Promise<void>;
}

const STOP_TIMEOUT_MS = 10_000;

/**
 * Starts a local chain on loopback and waits until it answers. It ends with this process, which it does not keep alive.
 * @throws when anvil ends or stays silent before it listens, with what it wrote
 */
export async function startAnvil(options: AnvilOptions = {}): Promise<Anvil> {
  const child = spawn(findAnvilBinary(), toAnvilArguments(options), { stdio: ["ignore", "pipe", "pipe"] });
  endWithProcess(child);
  try {
    const port = await waitForPort(child, options.startTimeoutMs ?? 30_000);
    unreference(child);
    return { url: `http://127.0.0.1:${port}`, port, pid: child.pid ?? 0, stop: () => stop(child) };
  } catch (error) {
    child.kill("SIGKILL");
    throw error;
  }
}

/** Anvil prints "Listening on 127.0.0.1:PORT" once its socket accepts requests. */
function waitForPort(child: ChildProcess, timeoutMs: number): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  let written = "";
  const fail = (reason: string) => reject(new Error(`Anvil did not start: ${reason}\n${written}`.trim()));
  const read = (chunk: Buffer) => {
    written += chunk.toString();
    const port = /Listening on [^\s]*:(\d+)/.exec(written)?.[1];
    if (port) resolve(Number(port));
  };
  const timer = setTimeout(() => fail(`it did not listen within ${timeoutMs} ms.`), timeoutMs);
  child.once("error", (error) => fail(error.message));
  child.once("close", (code, signal) => fail(`it ended with ${signal ?? `exit code ${code}`}.`));
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", read);
  return promise.finally(() => {
    clearTimeout(timer);
    // Anvil logs every request; what nobody reads would fill the pipe and stop the chain.
    for (const stream of [child.stdout, child.stderr]) stream?.off("data", read).resume();
  });
}

function unreference(child: ChildProcess): void {
  child.unref();
  for (const stream of [child.stdout, child.stderr]) {
    if (stream instanceof Socket) stream.unref();
  }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, "exit");
  child.ref();
  child.kill("SIGTERM");
  const timer = setTimeout(() => child.kill("SIGKILL"), STOP_TIMEOUT_MS);
  await exit;
  clearTimeout(timer);
}
