import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { AppError } from "@facevalue/core";
import pg from "pg";
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
  readonly #stopOnExit = () => this.#child.kill("SIGINT");

  constructor(options: ServerOptions) {
    this.#logFile = join(options.folder, "postgres.log");
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
  async isReady(url: string): Promise<boolean> {
    while (this.isRunning) {
      if (await answers(url)) return true;
      await sleep(30);
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

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}
