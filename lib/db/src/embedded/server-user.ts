import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { AppError } from "@facevalue/core";

/** Whom Postgres runs as. Empty: whoever runs this process. */
export interface ServerUser {
  readonly uid?: number;
  readonly gid?: number;
}

const NAME = "postgres";

/**
 * Postgres refuses to run as root: then it runs as the system user `postgres`, which is created if missing.
 * @throws DATA_FOLDER_UNUSABLE when it is missing and cannot be created.
 */
export function findServerUser(): ServerUser {
  if (process.getuid?.() !== 0) return {};
  const existing = readUser();
  if (existing !== null) return existing;
  spawnSync("groupadd", ["--system", NAME], { stdio: "ignore" });
  spawnSync("useradd", ["--system", "--gid", NAME, "--no-create-home", NAME], { stdio: "ignore" });
  const created = readUser();
  if (created !== null) return created;
  const advice = "create a system user named postgres, run as an ordinary user, or give --database";
  throw new AppError("DATA_FOLDER_UNUSABLE", `Postgres cannot run as root: ${advice}`);
}

function readUser(): ServerUser | null {
  const line = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .find((entry) => entry.startsWith(`${NAME}:`));
  if (line === undefined) return null;
  const [, , uid, gid] = line.split(":");
  return { uid: Number(uid), gid: Number(gid) };
}

/** Whether `user` can pass through `folder` and every folder above it. */
export function canTraverse(user: ServerUser, folder: string): boolean {
  if (user.uid === undefined) return true;
  return spawnSync("test", ["-x", folder], { ...user, cwd: "/", stdio: "ignore" }).status === 0;
}
