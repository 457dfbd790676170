import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, lstatSync, readdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { AppError } from "@facevalue/core";
import { binaryPath, ensureLibraryLinks, findNativeBinaries } from "./native-binaries.ts";
import type { ServerUser } from "./server-user.ts";
import { ensureSharedFolder } from "./shared-folder.ts";

/**
 * Folder of Postgres binaries that `user` can run. That is the installed package; where the user cannot
 * reach it (root runs Facevalue under a 0700 folder) it is a copy under /var/lib/facevalue, made once per version.
 * @throws DATA_FOLDER_UNUSABLE
 */
export function findReachableBinaries(user: ServerUser): string {
  const native = findNativeBinaries();
  ensureLibraryLinks(native.folder);
  if (user.uid === undefined || canRun(user, native.folder)) return native.folder;
  const copy = join(ensureSharedFolder(), `postgres-binaries-${native.version}-${process.arch}`);
  if (!existsSync(copy)) copyBinaries(native.folder, copy);
  if (canRun(user, copy)) return copy;
  throw new AppError("DATA_FOLDER_UNUSABLE", `the user postgres cannot run ${binaryPath(copy, "postgres")}`);
}

function canRun(user: ServerUser, folder: string): boolean {
  const options = { ...user, cwd: "/", stdio: "ignore" } as const;
  const runs = spawnSync(binaryPath(folder, "postgres"), ["--version"], options).status === 0;
  const catalog = join(folder, "share", "postgresql", "postgres.bki");
  return runs && spawnSync("test", ["-r", catalog], options).status === 0;
}

/** Copies beside the target first, so that a copy cut short is never taken for a whole one. */
function copyBinaries(from: string, to: string): void {
  const unfinished = `${to}.${process.pid}`;
  cpSync(from, unfinished, { recursive: true, verbatimSymlinks: true });
  openToEverybody(unfinished);
  try {
    renameSync(unfinished, to);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(to)) throw error;
  }
}

function openToEverybody(path: string): void {
  const stats = lstatSync(path);
  if (stats.isSymbolicLink()) return;
  chmodSync(path, (stats.mode & 0o777) | (stats.isDirectory() ? 0o755 : 0o444));
  if (stats.isDirectory()) for (const name of readdirSync(path)) openToEverybody(join(path, name));
  else if (path.includes("/bin/")) chmodSync(path, 0o755);
}
