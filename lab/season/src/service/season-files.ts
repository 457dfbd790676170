import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { AppError } from "@facevalue/core";
import type { SeasonDeployment } from "../deployment.ts";

/** What is remembered of a season that was played to its end. */
export interface SeasonRecord {
  readonly version: 1;
  readonly seed: string | number;
  readonly scale: number;
  readonly deployment: SeasonDeployment;
  /** Unix seconds of the genesis block. */
  readonly genesisTime: number;
  /** Hash of the deployment's block, which tells this chain from any other. */
  readonly startBlockHash: string;
}

export interface RunningChain {
  readonly pid: number;
  /** Process that started it and saves it. */
  readonly ownerPid: number;
  readonly url: string;
}

export interface SeasonFiles {
  /** Anvil's state; complete whenever it exists. */
  readonly statePath: string;
  /** Anvil's historical states, part of `statePath`. */
  readonly historyPath: string;
  /** Only exists once the season was played to its end. */
  readonly recordPath: string;
  /** The chain that runs now, or ran when its process was killed. */
  readonly runningPath: string;
}

/** @throws AppError DATA_FOLDER_UNUSABLE when the folder cannot be made or written */
export async function openSeasonFiles(folder: string): Promise<SeasonFiles> {
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, ".writable"), "");
    await rm(join(folder, ".writable"));
  } catch (cause) {
    const message = `The folder ${folder} cannot be written. Correct its rights, free space or choose another with --data.`;
    throw new AppError("DATA_FOLDER_UNUSABLE", message, { cause });
  }
  return {
    statePath: join(folder, "anvil-state.json"),
    historyPath: join(folder, "anvil-history.json"),
    recordPath: join(folder, "season.json"),
    runningPath: join(folder, "running.json"),
  };
}

/** Replaces the file as a whole, so that a process killed meanwhile leaves the old one. */
export async function replaceFile(path: string, content: string | readonly Uint8Array[]): Promise<void> {
  const next = `${path}.next`;
  await writeFile(next, typeof content === "string" ? content : Buffer.concat([...content]), { flush: true });
  await rename(next, path);
}

/** The file's JSON; null when there is no such file. */
export async function readJson<T>(path: string): Promise<T | null> {
  try {
    return JSON.parse(await readFile(path, "utf8")) as T;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw new AppError(
      "DATA_FOLDER_UNUSABLE",
      `${path} is damaged. Delete its folder to start a new season.`,
      {
        cause: error,
      },
    );
  }
}
