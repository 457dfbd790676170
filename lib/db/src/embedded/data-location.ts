import { randomBytes } from "node:crypto";
import {
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  statfsSync,
  writeFileSync,
} from "node:fs";
import { join, resolve } from "node:path";
import { AppError, describeError } from "@facevalue/core";
import { canTraverse, type ServerUser } from "./server-user.ts";
import { ensureSharedFolder } from "./shared-folder.ts";

/** An initialised cluster takes 40 MB and its first write-ahead log segments 32 MB. */
const NEEDED_BYTES = 200 * 1024 * 1024;

export interface DataLocation {
  /** The folder that was asked for; holds the password, the log and the record of where the data is. */
  readonly folder: string;
  /** Folder owned by the Postgres user, in which the cluster's folder lies. */
  readonly clusterParent: string;
}

/**
 * Prepares the folder for a server run by `user`. The data lies in the folder itself, or, when `user`
 * cannot get there, in a folder of its own under /var/lib/facevalue, whose path the file `location` records.
 * @throws DATA_FOLDER_UNUSABLE for missing rights or space.
 */
export function prepareDataLocation(requested: string, user: ServerUser): DataLocation {
  try {
    mkdirSync(resolve(requested), { recursive: true });
    const folder = realpathSync(requested);
    const clusterParent = locate(folder, user);
    mkdirSync(clusterParent, { recursive: true });
    if (user.uid !== undefined && user.gid !== undefined) chownSync(clusterParent, user.uid, user.gid);
    return { folder, clusterParent };
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    const advice = "choose a folder with --data that you may write to";
    const message = `cannot use the data folder ${requested}: ${describeError(cause)}; ${advice}`;
    throw new AppError("DATA_FOLDER_UNUSABLE", message, { cause });
  }
}

function locate(folder: string, user: ServerUser): string {
  const record = join(folder, "location");
  if (existsSync(record)) return readFileSync(record, "utf8").trim();
  if (canTraverse(user, folder)) return join(folder, "postgres");
  const derived = join(ensureSharedFolder(), `data-${randomBytes(6).toString("hex")}`);
  writeFileSync(record, `${derived}\n`);
  return derived;
}

/** @throws DATA_FOLDER_UNUSABLE when a new cluster would not fit. */
export function assertSpace(folder: string): void {
  const { bavail, bsize } = statfsSync(folder);
  if (bavail * bsize >= NEEDED_BYTES) return;
  const free = `${Math.floor((bavail * bsize) / 1024 / 1024)} MB`;
  const message = `not enough space for a database in ${folder}: ${free} free, 200 MB needed; make room or choose another folder with --data`;
  throw new AppError("DATA_FOLDER_UNUSABLE", message);
}
