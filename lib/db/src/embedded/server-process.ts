import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, existsSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { AppError } from "@facevalue/core";
import { binaryPath } from "./native-binaries.ts";
import { serverEnvironment } from "./server-environment.ts";
import { settingsArguments } from "./server-settings.ts";
import type { ServerUser } from "./server-user.ts";

export interface ServerOptions {
  readonly binaries: string;
  readonly cluster: string;
  readonly clusterParent: string;
  /** Where the log file goes. */
  readonly folder: string;
  readonly port: number;
  readonly user: ServerUser;
  readonly settings?: Readonly<Record<string, string>>;
}

const FAST_STOP_SECONDS = 15;

/** A running `postgres`. It is no part of the terminal's process group, so that Ctrl-C reaches only Facevalue. */
export class ServerProcess {
  readonly #child: ChildProcess;
  readonly #ended: Promise<void>;
  readonly #logFile: string;
  readonly #pidFile: string;
  readonly #stopOnExit = () => this.#child.kill("SIGINT");

  constructor(options: ServerOptions) {
    this.#logFile = join(options.folder, "postgres.log");
    this.#pidFile = join(options.cluster, "postmaster.pid");
    const log = openSync(this.#logFile, "w", 0o600);
    const args = ["-D", options.cluster, "-p", String(options.port), ...settingsArguments(options.settings)];
    this.#child = spawn(binaryPath(options.binaries, "postgres"), args, {
      ...options.user,
      cwd: options.clusterParent,
      env: serverEnvironment(),
      detached: true,
      stdio: ["ignore", log, log],
    });
    closeSync(log);
    this.#child.unref();
    this.#ended = new Promise((resolve) => {
      this.#child.once("error", () => resolve());
      this.#child.once("exit", () => resolve());
    });
    process.once("exit", this.#stopOnExit);
  }

  get isRunning(): boolean {
    return this.#child.pid !== undefined && this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** What the server wrote, for an error message. */
  readLog(): string {
    return readFileSync(this.#logFile, "utf8");
  }

  /** Resolves to false when the server ended instead of becoming ready. Recovery after a crash may take minutes. */
  async isReady(): Promise<boolean> {
    while (this.isRunning) {
      const [pid, , , , , , , status] = readLines(this.#pidFile);
      if (pid === String(this.#child.pid) && status?.trim() === "ready") return true;
      await sleep(20);
    }
    return false;
  }

  /** Ends open sessions and shuts the server down in order; at once when it takes too long. */
  async stop(): Promise<void> {
    process.off("exit", this.#stopOnExit);
    if (!this.isRunning) return;
    this.#child.kill("SIGINT");
    if (await this.#endsWithin(FAST_STOP_SECONDS)) return;
    this.#child.kill("SIGQUIT");
    if (await this.#endsWithin(FAST_STOP_SECONDS)) return;
    throw new AppError("DATABASE_FAILED", `the database server (process ${this.#child.pid}) does not stop`);
  }

  async #endsWithin(seconds: number): Promise<boolean> {
    const controller = new AbortController();
    const late = sleep(seconds * 1000, false, { signal: controller.signal }).catch(() => false);
    const ended = this.#ended.then(() => true);
    const result = await Promise.race([ended, late]);
    controller.abort();
    return result;
  }
}

function readLines(file: string): string[] {
  return existsSync(file) ? readFileSync(file, "utf8").split("\n") : [];
}
