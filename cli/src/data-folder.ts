import { accessSync, constants, mkdirSync, readFileSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { AppError, describeError } from "@facevalue/core";

/** What a running `facevalue start` tells other commands about itself. */
export interface RunningInstance {
  readonly pid: number;
  readonly databaseUrl: string;
  readonly rpcUrls: readonly string[];
  readonly url: string;
}

const MINIMUM_FREE_BYTES = 500 * 1024 * 1024;
const RUN_FILE = "run.json";

/** Makes the data folder if needed and returns its absolute path. Throws DATA_FOLDER_UNUSABLE without rights or space. */
export function openDataFolder(folder: string): string {
  const path = resolve(folder);
  try {
    mkdirSync(path, { recursive: true });
    accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new AppError(
      "DATA_FOLDER_UNUSABLE",
      `Cannot write to the data folder ${path} (${describeError(error)}): give another one with --data.`,
      { cause: error },
    );
  }
  const { bavail, bsize } = statfsSync(path);
  const free = bavail * bsize;
  if (free < MINIMUM_FREE_BYTES) {
    const megabytes = Math.floor(free / 1024 / 1024);
    throw new AppError(
      "DATA_FOLDER_UNUSABLE",
      `Only ${megabytes} MB are free for the data folder ${path}: free at least 500 MB or give another one with --data.`,
    );
  }
  return path;
}

/** Records the running instance, readable by its user alone since the database URL holds a password. */
export function writeRunningInstance(folder: string, instance: RunningInstance): void {
  writeFileSync(join(folder, RUN_FILE), `${JSON.stringify(instance, null, 2)}\n`, { mode: 0o600 });
}

export function removeRunningInstance(folder: string): void {
  rmSync(join(folder, RUN_FILE), { force: true });
}

/** The instance that runs on this data folder, or null. */
export function readRunningInstance(folder: string): RunningInstance | null {
  try {
    const instance = JSON.parse(readFileSync(join(resolve(folder), RUN_FILE), "utf8")) as RunningInstance;
    process.kill(instance.pid, 0);
    return instance;
  } catch {
    return null;
  }
}
